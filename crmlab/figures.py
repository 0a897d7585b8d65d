"""Figures that look like the lessons': `figures.use()` before the first one is drawn.

The look itself is matplotlib's style `crmlab.lantern`, the file beside this module.
"""

CHINESE = ("PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "SimHei")
"""Fonts of the usual systems that have Chinese letters."""


def use() -> None:
    """Draw from now on as the lessons do, with Chinese letters if this machine has a font for them.

    `plt.style.use("crmlab.lantern")` does the same without the Chinese letters.
    """
    import matplotlib as mpl
    from matplotlib import font_manager, style

    style.use("crmlab.lantern")
    known = set(font_manager.get_font_names())
    mpl.rcParams["font.family"] = ["sans-serif", *(font for font in CHINESE if font in known)]
