package org.muster.scenarios;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A part of a whole, 0 to 1, kept exactly: the script allows six decimals. */
public record Share(int millionths) implements Comparable<Share> {

    public static final Share NONE = new Share(0);
    public static final Share ALL = new Share(1_000_000);

    public Share {
        if (millionths < 0 || millionths > 1_000_000) {
            throw new IllegalArgumentException("Share (%d millionths) must lie between 0 and 1.".formatted(millionths));
        }
    }

    /** @throws IllegalArgumentException when the number is no share or has more than six decimals */
    public static Share of(String number) {
        try {
            return new Share(new BigDecimal(number)
                    .movePointRight(6)
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .intValueExact());
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException("Share (%s) has more than six decimals.".formatted(number), tooFine);
        }
    }

    public double value() {
        return millionths / 1_000_000.0;
    }

    /** Rounded half-up to thousandths, as the log writes it. */
    public int permille() {
        return (millionths + 500) / 1000;
    }

    @Override
    public int compareTo(Share other) {
        return Integer.compare(millionths, other.millionths);
    }
}
