"""Track 3, CRM implementation (CRM实施): from why a firm wants CRM to complaints nobody makes.

The table of contents stands in `__init__.pyi`. A name is resolved when it is first used, so that
importing the track costs nothing and a formula brings only what it needs.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
