"""Writes the small data sets of this folder: python make_data.py. Needs only Python; the seed is fixed.

In text columns the level that sorts first also stands in the first row, so that the reference level is
the same whether levels are taken in order of appearance or sorted.
"""

import csv
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def mixed(random_numbers, count):
    """Numbers, a text column of four levels, one of two, a logical column, clusters, whole weights."""
    effects = {"a": 0.0, "b": 0.7, "c": -0.4, "d": 1.3}
    rows = []
    for i in range(count):
        g = "a" if i == 0 else random_numbers.choice("aaabbccd")
        h = "nord" if i == 0 else random_numbers.choice(["nord", "sør"])
        flag = i > 0 and random_numbers.random() < 0.4
        cluster = random_numbers.randrange(12)
        x = round(random_numbers.gauss(3, 1.5), 3)
        z = round(random_numbers.uniform(0.5, 9), 2)
        noise = random_numbers.gauss(0, 0.3 + 0.2 * abs(x)) + 0.4 * ((cluster * 7) % 5 - 2)
        y = 1.5 + 0.8 * x - 0.3 * z + effects[g] + 0.5 * (h == "sør") * x - 0.6 * flag + noise
        rows.append(
            [round(y, 4), x, z, g, h, str(flag).lower(), f"k{cluster:02d}", random_numbers.randint(1, 5)]
        )
    return rows


MIXED_HEADER = ["y", "x", "z", "g", "h", "flag", "cluster", "n"]


def gaps(random_numbers):
    rows = mixed(random_numbers, 90)
    for i, row in enumerate(rows[1:], start=1):
        for column, share in ((0, 0.04), (1, 0.07), (3, 0.06), (5, 0.05)):
            if random_numbers.random() < share:
                row[column] = ""
    return rows


def few_clusters(random_numbers):
    rows = []
    for cluster in range(4):
        shift = random_numbers.gauss(0, 1)
        for _ in range(9 + cluster):
            x = round(random_numbers.gauss(cluster / 2, 1), 3)
            rows.append([round(0.5 + 1.1 * x + shift + random_numbers.gauss(0, 0.7), 4), x, f"k{cluster}"])
    return rows


def collinear(random_numbers):
    """x3 = x1 + 2 x2 exactly (quarters); d3 = d1 + d2 to the rounding of decimals; region follows from g."""
    rows = []
    for i in range(60):
        x1, x2 = random_numbers.randint(-40, 40) / 4, random_numbers.randint(-40, 40) / 4
        d1, d2 = round(random_numbers.uniform(0, 10), 2), round(random_numbers.uniform(0, 10), 2)
        g = "a" if i == 0 else random_numbers.choice("abcd")
        region = "øst" if g in "cd" else "vest"
        y = round(
            2
            + 0.5 * x1
            - 0.25 * x2
            + 0.1 * d1
            + {"a": 0, "b": 1, "c": 2, "d": 0.5}[g]
            + random_numbers.gauss(0, 1),
            4,
        )
        rows.append([y, x1, x2, x1 + 2 * x2, d1, d2, f"{d1 + d2:.2f}", g, region])
    return rows


def tails(random_numbers):
    """Seven rows whose slope has a t of some forty with five degrees of freedom."""
    return [[round(10 + 2 * x + random_numbers.gauss(0, 0.3), 4), x] for x in range(1, 8)]


def far_tails(random_numbers):
    """Two hundred rows whose slopes lie a hundred standard errors from zero."""
    rows = []
    for _ in range(200):
        x, z = round(random_numbers.gauss(0, 1), 4), round(random_numbers.gauss(0, 1), 4)
        rows.append([round(1 + 0.8 * x - 0.2 * z + random_numbers.gauss(0, 0.11), 5), x, z])
    return rows


def year(random_numbers):
    """A time in years with a small spread about a large mean."""
    rows = []
    for i in range(48):
        time = round(2016 + i / 1000, 3)
        rows.append([round(0.4 + 12 * (time - 2016) + random_numbers.gauss(0, 0.05), 4), f"{time:.3f}"])
    return rows


def scales(random_numbers):
    """Regressors of very different size, and a response with a huge mean and hardly any variation."""
    rows = []
    for _ in range(50):
        one, two = round(random_numbers.gauss(2, 1), 3), round(random_numbers.gauss(-1, 2), 3)
        y = round(1 + one - 0.5 * two + random_numbers.gauss(0, 0.5), 4)
        level = 1_000_000_000 + 0.001 * one + 0.0005 * random_numbers.gauss(0, 1)
        rows.append([y, f"{one}e-12", f"{two}e12", f"{level:.6f}", one])
    return rows


def perfect():
    rows = []
    for i in range(24):
        g = "abc"[i % 3]
        x = i * i % 17
        rows.append([2 + 3 * x + {"a": 0, "b": -4, "c": 8}[g], x, g])
    return rows


def curve(random_numbers):
    rows = []
    for i in range(70):
        x = round(16 + 0.7 * i + random_numbers.uniform(-0.3, 0.3), 2)
        rows.append(
            [
                round(-3 + 0.9 * x - 0.011 * x * x + random_numbers.gauss(0, 1.2), 3),
                x,
                "a" if i == 0 else random_numbers.choice("ab"),
            ]
        )
    return rows


def main():
    random_numbers = random.Random(5402)
    write("mixed.csv", MIXED_HEADER, mixed(random_numbers, 150))
    write("gaps.csv", MIXED_HEADER, gaps(random_numbers))
    write("grouped.csv", MIXED_HEADER, mixed(random_numbers, 45))
    write("few_clusters.csv", ["y", "x", "cluster"], few_clusters(random_numbers))
    write(
        "collinear.csv", ["y", "x1", "x2", "x3", "d1", "d2", "d3", "g", "region"], collinear(random_numbers)
    )
    write("tails.csv", ["y", "x"], tails(random_numbers))
    write("far_tails.csv", ["y", "x", "z"], far_tails(random_numbers))
    write("year.csv", ["y", "time"], year(random_numbers))
    write("scales.csv", ["y", "tiny", "vast", "level", "x"], scales(random_numbers))
    write("perfect.csv", ["y", "x", "g"], perfect())
    write("curve.csv", ["y", "x", "g"], curve(random_numbers))


if __name__ == "__main__":
    main()
