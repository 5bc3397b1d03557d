"""Forms whose fields are components of the design system. Pages use nothing else."""

from goldthread.core.forms.choices import CheckboxesField, RadiosField, RowField, RowsField, SelectField, TickField
from goldthread.core.forms.fields import (
    DayField,
    EmailField,
    FileField,
    HiddenField,
    LongTextField,
    PasswordField,
    TextField,
    WholeNumberField,
)
from goldthread.core.forms.form import Components, EditForm, ServiceForm
from goldthread.core.forms.picking import PickField, PickRowsField
from goldthread.core.forms.saving import refuse, save

__all__ = [
    "CheckboxesField",
    "Components",
    "DayField",
    "EditForm",
    "EmailField",
    "FileField",
    "HiddenField",
    "LongTextField",
    "PasswordField",
    "PickField",
    "PickRowsField",
    "RadiosField",
    "RowField",
    "RowsField",
    "SelectField",
    "ServiceForm",
    "TextField",
    "TickField",
    "WholeNumberField",
    "refuse",
    "save",
]
