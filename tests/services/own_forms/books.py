"""Workbooks as authorities send them, made anew in every test: full of everything that a rewrite would lose."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table
from PIL import Image as Picture

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
    'sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.worksheet+xml"/>{more}</Types>'
)
_RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(book: Workbook) -> bytes:
    """The file of a workbook."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def plain() -> bytes:
    """A head, a table of three rows and its sum."""
    book = Workbook()
    page = book.active
    page.title = "Meldung"
    for row, words in enumerate((("Träger", ""), ("Stichtag", None), ("Stunden", None)), 1):
        page.append(words)
        page.cell(row, 2).font = Font(italic=True)
    page["B2"].number_format = "DD.MM.YYYY"
    page.append([])
    page.append(["Haus", "Plätze", "Belegt", "Frei"])
    for row in (6, 7, 8):
        page.cell(row, 1).border = page.cell(row, 2).border = Border(bottom=Side("thin"))
        page.cell(row, 4, f"=B{row}-C{row}")
    page.append(["Summe", "=SUM(B6:B8)", "=SUM(C6:C8)"])
    return saved(book)


def decorated() -> bytes:
    """Picture, two charts, choices, rules, comments, names, links, groups, a hidden and a protected sheet, a table."""
    book = Workbook()
    page = book.active
    page.title = "Übersicht"
    page.merge_cells("A1:F2")
    page["A1"] = "Landkreis Musterland – Quartalsbericht"
    page["A1"].font, page["A1"].fill = Font(bold=True, size=16), PatternFill("solid", fgColor="FFCCE5FF")
    page["A1"].alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for row in range(4, 12):
        values = (f"Gemeinde {row}", row * 10, row * 7, f"=B{row}-C{row}", f"=C{row}/B{row}", date(2026, 1, row))
        for column, value in enumerate(values, 1):
            page.cell(row, column, value)
        page.cell(row, 5).number_format, page.cell(row, 6).number_format = "0.0%", "DD.MM.YYYY"
    _rules_and_notes(page)
    _drawings(page)
    _setup(page)
    _other_sheets(book)
    return saved(book)


def _rules_and_notes(page) -> None:
    choice = DataValidation(type="list", formula1='"ja,nein"', showErrorMessage=True, error="nur ja oder nein")
    choice.add("G4:G11")
    page.add_data_validation(choice)
    page.conditional_formatting.add("B4:B11", DataBarRule("min", None, "max", None, color="FF638EC6"))
    page.conditional_formatting.add("C4:C11", ColorScaleRule("min", None, "FFF8696B", "max", None, "FF63BE7B"))
    page.conditional_formatting.add("D4:D11", FormulaRule(formula=["$D4<20"], font=Font(color="FFFF0000")))
    page["B4"].comment = Comment("Bitte die Zahl vom Monatsende", "Landratsamt")
    page["A14"].hyperlink = "https://beispiel.example/ausfuellhilfe"
    page["A14"] = "Ausfüllhilfe"


def _drawings(page) -> None:
    stream = BytesIO()
    Picture.new("RGB", (40, 20), "#B3122A").save(stream, "PNG")
    page.add_image(Image(stream), "H1")
    for kind, place in ((BarChart(), "H5"), (LineChart(), "H20")):
        kind.add_data(Reference(page, min_col=2, max_col=3, min_row=4, max_row=11))
        page.add_chart(kind, place)


def _setup(page) -> None:
    page.print_area, page.print_title_rows = "A1:G16", "1:3"
    page.freeze_panes, page.auto_filter.ref = "B4", "A3:F11"
    page.oddFooter.center.text = "Seite &P von &N"
    page.column_dimensions["A"].width = 28
    page.column_dimensions.group("J", "L", hidden=True)
    page.row_dimensions[12].height = 40
    page.protection.sheet = True
    page["B16"].protection = Protection(locked=False)


def _other_sheets(book: Workbook) -> None:
    table = book.create_sheet("Liste")
    table.append(["Name", "Ort", "Anzahl"])
    table.append(["Muster", "Musterstadt", 3])
    table.add_table(Table(displayName="Liste1", ref="A1:C2"))
    hidden = book.create_sheet("Werte")
    hidden["A1"], hidden["A2"] = "ja", "='Übersicht'!B4*2"
    hidden["C1"] = ArrayFormula("C1:C3", "=A1:A3")
    hidden.sheet_state = "hidden"
    book.defined_names["Gesamt"] = DefinedName("Gesamt", attr_text="'Übersicht'!$B$4:$B$11")


def odd(
    rows: str, around: str = "{rows}", book: str = "", shared: str = "", more: dict[str, str] | None = None
) -> bytes:
    """A workbook written by hand around `rows`, as programs write it that are not Excel."""
    opening = f'<worksheet xmlns="{MAIN}" xmlns:r="{_OFFICE}">'
    sheet = (
        around.format(rows=rows)
        if "<worksheet" in around or ":worksheet" in around
        else (opening + around.format(rows=f"<sheetData>{rows}</sheetData>") + "</worksheet>")
    )
    kinds = "".join(f'<Override PartName="/{name}" ContentType="application/xml"/>' for name in more or {})
    relations = "".join(
        f'<Relationship Id="m{i}" Type="{_OFFICE}/{name.split("/")[-1][:-4]}" Target="{name.removeprefix("xl/")}"/>'
        for i, name in enumerate(more or {})
    )
    parts = {
        "[Content_Types].xml": _TYPES.format(more=kinds),
        "_rels/.rels": f'{_RELATIONS}<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">{book}<sheets>'
        '<sheet name="Blatt" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_RELATIONS}<Relationship Id="s1" Type="{_OFFICE}/worksheet" '
        f'Target="worksheets/sheet1.xml"/>{relations}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        **(more or {}),
    }  # fmt: skip
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name, text in parts.items():
            target.writestr(name, text)
    return stream.getvalue()


PREFIXED = odd(
    '<x:row r="1" spans="1:1"><x:c r="A1" t="inlineStr"><x:is><x:t>Name</x:t></x:is></x:c></x:row>',
    f'<x:worksheet xmlns:x="{MAIN}"><x:dimension ref="A1"/><x:sheetData>{{rows}}</x:sheetData></x:worksheet>',
)
"""As programs write that give every name a prefix."""
UNNUMBERED = odd("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row r='5'/>", "<dimension ref='A1:B5'/>{rows}")
"""Rows and cells without numbers, and empty ones."""
EMPTY = odd("", f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>')
EXTENDED = odd(
    '<row r="1" x14ac:dyDescent="0.25"><c r="A1" s="0"><v>1</v></c></row>',
    f'<worksheet xmlns="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">'
    "<!-- ein Kommentar > mit Zeichen --><sheetData>{rows}</sheetData><pageMargins left='0.7' right='0.7' top='1' "
    "bottom='1' header='0.3' footer='0.3'/><extLst><ext uri='{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}'/>"
    "</extLst></worksheet>",
)
"""Names of newer versions of Excel that older ones ignore."""
CHAINED = odd(
    '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*10</f><v>999</v></c>'
    '<c r="C1" t="str"><f>"x"&amp;A1</f><v>x2</v></c>'
    '<c r="D1"><f t="shared" ref="D1:D2" si="0">A1+1</f><v>3</v></c></row>'
    '<row r="2"><c r="D2"><f t="shared" si="0"/><v>4</v></c><c r="E2"><f>[1]Blatt!A1</f><v>7</v></c></row>',
    book='<workbookPr date1904="1"/>',
    more={"xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="B1" i="1"/><c r="C1" i="1"/></calcChain>'},
)
"""Formulas with stored results, one shared by two cells, one into another file, days counted from 1904."""
