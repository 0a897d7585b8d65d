"""The practice company, Lantern Trading (明灯商贸), whose books all lessons use.

An invented wholesaler of drinks and household goods: it sells on credit to shops, supermarkets,
hotels and hospitals, and through a web shop to consumers. The table of contents stands in
`__init__.pyi`; a name is resolved when it is first used.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
