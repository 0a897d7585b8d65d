from .books import SIZES as SIZES
from .books import Books as Books
from .books import load as load
from .days import AS_OF as AS_OF
from .schema import TABLES as TABLES
from .store import write as write
from .story import STORY as STORY
