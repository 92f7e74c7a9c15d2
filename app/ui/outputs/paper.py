"""Sends the pages of a PDF to a printer, as pictures fine enough for small type."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.errors import UserError
from app.ui.kit.tasks import Job
from app.ui.outputs.rendering import Size, page_sizes, render

DOTS_PER_INCH = 300


def printer_for(size: Size, title: str) -> QPrinter:
    """A printer set to the paper of the first page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    printer.setPageLayout(_layout(size))
    return printer


def put_on_paper(printer: QPrinter, pdf: bytes, job: Job) -> int:
    """Paint the pages the user chose, in the worker thread; returns how many. UserError when the printer refuses."""
    pages = _wanted(printer, len(page_sizes(pdf)))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("Der Drucker nimmt den Auftrag nicht an. Bitte prüfen Sie, ob er eingeschaltet und bereit ist.")
    for position, page in enumerate(pages):
        if job.cancelled:
            break
        if position:
            printer.newPage()
        _paint(painter, printer, pdf, page)
        job.progress(position + 1, len(pages))
    painter.end()
    return len(pages)


def _wanted(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(range(first - 1, min(last, count)))


def _paint(painter: QPainter, printer: QPrinter, pdf: bytes, page: int) -> None:
    picture = render(pdf, page, DOTS_PER_INCH)
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    scale = min(paper.width() / picture.width(), paper.height() / picture.height())
    shown = QSizeF(picture.width() * scale, picture.height() * scale)
    left, top = (paper.width() - shown.width()) / 2, (paper.height() - shown.height()) / 2
    painter.drawImage(QRectF(left, top, shown.width(), shown.height()), picture)


def _layout(size: Size) -> QPageLayout:
    wide = size[0] > size[1]
    short, long = sorted(size)
    paper = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    return QPageLayout(paper, orientation, QMarginsF())
