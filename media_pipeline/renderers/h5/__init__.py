"""The H5 form: one self-contained page of full screens, to be swiped through on a phone, and a package of it."""

from media_pipeline.renderers.h5.renderer import H5Renderer

__all__ = ["H5Renderer"]
