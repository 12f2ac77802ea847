"""Typesetting: Chinese text set in lines the way a printer would, measured with real fonts."""
