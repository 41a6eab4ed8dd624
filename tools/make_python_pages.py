#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the pages of the Python reference for the site, and turns what the package says into what Sphinx reads.

    python3 tools/make_python_pages.py

Writes docs/api/python; docs/conf.py calls this when the site is built, and `as_rst` and `signatures` while it is. The
docstrings are plain text in NumPy's layout; the types of the extension's parameters stand in _core.pyi.
"""

import ast
import re
import sys
from pathlib import Path

from make_cpp_pages import write
from sphinx.ext.napoleon import Config, NumpyDocstring

TOP = Path(__file__).resolve().parent.parent
PACKAGE = TOP / "bindings" / "python" / "journeyrank"
PAGES = TOP / "docs" / "api" / "python"
ENTRIES = ("Parameters", "Returns", "Raises")
NAPOLEON = Config(napoleon_use_param=False, napoleon_use_rtype=False)


def exported(path):
    """The names in `__all__` of a module."""
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "__all__":
            return ast.literal_eval(statement.value)
    return []


def stub():
    return ast.parse((PACKAGE / "_core.pyi").read_text(encoding="utf-8")).body


def step_classes(page, heading):
    """The steps below one heading of a generated page, as classes are spelled but for case: electre_2 is electre2."""
    text = (TOP / "docs" / page).read_text(encoding="utf-8")
    part = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL).group(1)
    return {name.replace("_", "") for name in re.findall(r"^### `(\w+)`$", part, re.MULTILINE)}


def signatures():
    """Parameters with their types, and what is returned, of each function, property and class in the stub, by its full
    name."""
    forms = {}
    for statement in stub():
        if isinstance(statement, ast.FunctionDef):
            forms.setdefault(f"journeyrank.{statement.name}", []).append((statement, False))
        for member in statement.body if isinstance(statement, ast.ClassDef) else []:
            if isinstance(member, ast.FunctionDef):
                name = f"journeyrank.{statement.name}"
                name += "" if member.name == "__init__" else f".{member.name}"
                forms.setdefault(name, []).append((member, not is_a(member, "staticmethod")))
    return {name: signature(functions) for name, functions in forms.items()}


def is_a(function, decorator):
    return any(getattr(each, "id", "") == decorator for each in function.decorator_list)


def signature(forms):
    """What one function takes and returns; of an overloaded one the form with the most parameters, with the types that
    any of its forms has."""
    types, returned, longest = {}, [], None
    for function, bound in forms:
        arguments = function.args
        if bound:
            (arguments.posonlyargs or arguments.args).pop(0)
        parameters = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        for each in parameters:
            found = ast.unparse(each.annotation) if each.annotation else ""
            types.setdefault(each.arg, []).extend([found] if found not in types.get(each.arg, []) else [])
        if longest is None or len(parameters) >= len(longest[1]):
            longest = (function, parameters)
        result = ast.unparse(function.returns) if function.returns else "None"
        returned += [result] if result not in returned else []
    function, parameters = longest
    for each in parameters:
        if each.annotation:
            each.annotation = ast.parse(" | ".join(types[each.arg]), mode="eval").body
    if is_a(function, "property"):
        return "", returned[0]
    if function.name == "__init__":
        return f"({ast.unparse(function.args)})", None
    return f"({ast.unparse(function.args)})", " | ".join(returned)


def type_words():
    """The names that the stub gives to types, with what they stand for."""
    lines = []
    for statement in stub():
        if isinstance(statement, ast.AnnAssign) and ast.unparse(statement.annotation) == "TypeAlias":
            lines.append(f"{ast.unparse(statement.target)} = {ast.unparse(statement.value)}")
    return lines


# --- docstrings -------------------------------------------------------------------------------------------------


def escaped(text):
    """A line of plain text as reStructuredText; `names` in backquotes stay names."""
    pieces = re.split(r"`([^`]+)`", text)
    plain = [re.sub(r"([\\*|_`])", r"\\\1", piece) for piece in pieces[::2]]
    code = [f"``{piece}``" for piece in pieces[1::2]]
    joined = plain[0]
    for name, after in zip(code, plain[1:]):
        joined += f"\\ {name}\\ {after}"
    return joined


def as_rst(lines):
    """A docstring in NumPy's layout as reStructuredText: its words are plain text, its examples and what is indented
    before the first heading stand as they are."""
    text, section, literal = [], "", False
    for at, line in enumerate(lines):
        if re.fullmatch("-{3,}", lines[at + 1] if at + 1 < len(lines) else ""):
            section = line
        is_entry = section in ENTRIES and not line.startswith(" ")
        is_code = not section and line.startswith("    ")
        if is_code and not literal:
            text += ["::", ""]
        elif literal and line and not is_code:
            text.append("")
        literal = is_code or (literal and not line)
        plain = is_code or is_entry or line == section or section == "Examples" or re.fullmatch("-{3,}", line)
        indent = line[: len(line) - len(line.lstrip())]
        text.append(line if plain else indent + escaped(line.lstrip()))
    return [*NumpyDocstring(text, NAPOLEON).lines(), ""]


# --- pages ------------------------------------------------------------------------------------------------------


def sections():
    """(heading, what it says, names) of each section of the page of the package."""
    names = [name for name in exported(PACKAGE / "__init__.py") if name != "__version__"]
    classes = {each.name: each for each in stub() if isinstance(each, ast.ClassDef)}
    described = {
        name for name, each in classes.items() if any(getattr(member, "name", "") == "replace" for member in each.body)
    }
    kinds = {
        "Methods": step_classes("methods.md", "Methods"),
        "Scales": step_classes("methods.md", "Scales"),
        "Metrics": step_classes("metrics.md", "Metrics"),
    }

    def kind_of(name):
        if name not in classes:
            return "Functions"
        if name not in described:
            return "Data and results"
        return next((kind for kind, steps in kinds.items() if name.lower() in steps), "What a model is made of")

    said = {
        "Functions": "",
        "What a model is made of": "Immutable values: equal by value, made by keyword, changed by `replace`.",
        "Data and results": "What functions take and give. Results show themselves in a notebook, and most are frames.",
        "Methods": "How values become a score; each is said in full under [methods and scales](../../methods.md).",
        "Scales": "How a raw value becomes a value; each is said in full under [methods and scales](../../methods.md).",
        "Metrics": "Questions asked of contacts; each is said in full under [metrics](../../metrics.md).",
    }
    return [(kind, words, [name for name in names if kind_of(name) == kind]) for kind, words in said.items()]


def directive(name, is_class):
    options = "\n:members:\n:undoc-members:" if is_class else ""
    return f"```{{eval-rst}}\n.. auto{'class' if is_class else 'function'}:: {name}\n" + "".join(
        f"   {line}\n" for line in options.strip().splitlines()
    ) + "```\n"


def package_page(number, heading, words, names):
    text = f"# {heading}\n\n{words}\n" if words else f"# {heading}\n"
    text += "\n" + " · ".join(f"[{name}](#journeyrank.{name})" for name in names) + "\n"
    return text + "".join(f"\n{directive(f'journeyrank.{name}', heading != 'Functions')}" for name in names)


def module_page(module, heading):
    """The page of a module beside the package itself: its docstring, then what it exports."""
    path = PACKAGE / module / "__init__.py" if (PACKAGE / module).is_dir() else PACKAGE / f"{module}.py"
    text = f"# {heading}\n\n```{{eval-rst}}\n.. automodule:: journeyrank.{module}\n```\n"
    names = exported(path)
    if not names:
        body = ast.parse(path.read_text(encoding="utf-8")).body
        defined = [each.name for each in body if isinstance(each, (ast.ClassDef, ast.FunctionDef))]
        names = [name for name in defined if not name.startswith("_")]
    for name in names:
        if name == "KINDS":
            text += f"\n```{{eval-rst}}\n.. autodata:: journeyrank.{module}.{name}\n```\n"
        else:
            text += f"\n{directive(f'journeyrank.{module}.{name}', name[0].isupper())}"
    return text


MODULES = {
    "plots": "Pictures: journeyrank.plots",
    "charts": "Charts: journeyrank.charts",
    "widget": "The interactive view: journeyrank.widget",
    "xlsx": "Workbooks: journeyrank.xlsx",
    "solver": "Another solver: journeyrank.solver",
}


def page_name(heading):
    return heading.lower().replace(" ", "_")


def index_page(kinds):
    rows = "\n".join(
        f"| [{kind}]({page_name(kind)}.md) | {', '.join(f'`{name}`' for name in names)} |" for kind, _, names in kinds
    )
    rows += "".join(f"\n| [{heading}]({module}.md) | |" for module, heading in MODULES.items())
    pages = "\n".join([*(page_name(kind) for kind, _, _ in kinds), *MODULES])
    words = "\n".join(type_words())
    return f"""# Python package

Made by autodoc from the package `journeyrank` as it is installed. `import journeyrank as jr`, and each name below is
`jr.` and the name. Options go by keyword. Every input that is refused raises `jr.Error`, a `ValueError` whose `code`
says what kind of error it is. The notes of a docstring are those of the C++ comments: Shape, Units, Edge (what is
decided for degenerate cases), Source, Cost.

| | |
|---|---|
{rows}

## Words of the signatures

```text
{words}
```

```{{toctree}}
:hidden:
{pages}
```
"""


def make():
    kinds = sections()
    for number, (kind, words, names) in enumerate(kinds):
        write(PAGES / f"{page_name(kind)}.md", package_page(number, kind, words, names))
    for module, heading in MODULES.items():
        write(PAGES / f"{module}.md", module_page(module, heading))
    write(PAGES / "index.md", index_page(kinds))


if __name__ == "__main__":
    make()
    sys.exit(0)
