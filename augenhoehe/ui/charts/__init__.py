"""Charts drawn on the server as SVG: time series, small multiples, bars, maps in classes (ui.md, Charts and maps).

Every chart is a `Chart`: the picture, the table that says the same, a text alternative, source and day. What is
unknown or hidden is a gap, never a zero and never a joined line. Meaning never hangs on colour alone.
"""

from .bars import Comparison, comparison
from .chart import Chart, Row, csv_of, png_of, svg_of
from .lines import Line, Point, TimeSeries, time_series
from .maps import Class, Region, choropleth, classes_of
from .multiples import small_multiples

__all__ = [
    "Chart",
    "Class",
    "Comparison",
    "Line",
    "Point",
    "Region",
    "Row",
    "TimeSeries",
    "choropleth",
    "classes_of",
    "comparison",
    "csv_of",
    "png_of",
    "small_multiples",
    "svg_of",
    "time_series",
]
