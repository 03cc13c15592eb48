"""A small, safe reader of formula texts: + - × ÷, brackets, min and max; exact fractions."""

import ast
from decimal import Decimal
from fractions import Fraction

from shiquan.law.derivation import Rounding


def evaluate(text: str) -> Fraction:
    return _value(
        ast.parse(text.replace("×", "*").replace("÷", "/"), mode="eval").body,
        text.replace("×", "*").replace("÷", "/"),
    )


def _value(node: ast.expr, source: str) -> Fraction:
    if isinstance(node, ast.Constant):
        return Fraction(Decimal(ast.get_source_segment(source, node)))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand, source)
    if isinstance(node, ast.BinOp):
        left, right = _value(node.left, source), _value(node.right, source)
        match node.op:
            case ast.Add():
                return left + right
            case ast.Sub():
                return left - right
            case ast.Mult():
                return left * right
            case ast.Div():
                return left / right
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("min", "max"):
        values = [_value(argument, source) for argument in node.args]
        return min(values) if node.func.id == "min" else max(values)
    raise ValueError(f"not plain arithmetic: {ast.dump(node)}")


def rounded(value: Fraction, per_yuan: int = 100) -> Decimal:
    scaled = value * per_yuan
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    return Decimal((whole if scaled >= 0 else -whole) * (100 // per_yuan)).scaleb(-2)


def check(derivation) -> None:
    """Lines add up to the total, every formula evaluates to its amount, and JSON brings the same object back."""
    assert sum((line.amount for line in derivation.lines), Decimal(0)) == derivation.total
    for line in derivation.lines:
        assert rounded(evaluate(line.formula), 1 if line.rounding == Rounding.YUAN else 100) == line.amount, (
            line.formula
        )
    for step in derivation.steps:
        assert abs(evaluate(step.formula) - Fraction(step.value)) < Fraction(1, 5000), step.formula
    assert type(derivation).from_dict(derivation.to_dict()) == derivation
