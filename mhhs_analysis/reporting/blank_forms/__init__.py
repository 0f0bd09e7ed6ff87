"""Blank forms to send out, which the loaders read back: a plan, the plans on a page, the register.

`write` puts a form on disk; `plan`, `poap` and `participants` say what stands in each; `look` lays a
workbook out.
"""
