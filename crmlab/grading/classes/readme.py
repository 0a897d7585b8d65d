"""What a bundle says to the learner who opens it."""

README = """\
# Your exercises

Each folder holds the exercise of one lesson. If there are folders `en` and `zh`, choose the one in
your language and hand in from that one alone.

1. Open a terminal in the folder of a lesson, for instance `credit-ratios`.
2. `jupyter lab credit-ratios.ipynb` opens the notebook. Write your answers and save.
3. `crmlab check credit-ratios.ipynb` tells you for each public check whether it passed. Your
   instructor has more checks.
4. Hand in the notebook as your instructor asks you to. Keep its name.

Leave `.crmlab.json` where it is: it holds the number of your own data. Without it the practice
company's figures are not yours, and your answers will not fit. If the command `crmlab` is unknown,
install it as your instructor told you; `crmlab doctor` finds what is missing.

# 你的练习

每个文件夹是一课的练习。如果有 `en` 和 `zh` 两个文件夹，请选用自己的语言，并且只提交其中一份。

1. 在某一课的文件夹中打开终端，例如 `credit-ratios`。
2. 运行 `jupyter lab credit-ratios.ipynb` 打开笔记本，写出答案并保存。
3. 运行 `crmlab check credit-ratios.ipynb`，逐项查看公开检查是否通过。教师另有其他检查。
4. 按教师的要求提交笔记本，不要改动文件名。

请不要移动 `.crmlab.json`：其中记录了你的数据编号。缺少它，练习公司的数字就不是你的那一份，
答案也就对不上。如果找不到 `crmlab` 命令，请按教师的说明安装；`crmlab doctor` 会指出缺少什么。
"""
