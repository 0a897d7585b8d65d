from .grading.learning.live import check as check
