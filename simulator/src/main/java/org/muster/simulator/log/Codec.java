package org.muster.simulator.log;

import org.muster.scenarios.Place;

/** How a value of one type is written as JSON and read again. */
interface Codec {

    void write(Object value, Bytes out);

    /**
     * Reads the value that begins at the current token, and stops at its last.
     *
     * @throws IllegalArgumentException when it is no such value
     */
    Object read(Reading in);

    /** Whole numbers of the width that an array can be counted with. */
    Codec INT = new Codec() {
        @Override
        public void write(Object value, Bytes out) {
            out.add((int) value);
        }

        @Override
        public Object read(Reading in) {
            long number = in.whole();
            if (number != (int) number) {
                throw in.refused("is (%d), which is too great".formatted(number));
            }
            return (int) number;
        }
    };

    Codec LONG = new Codec() {
        @Override
        public void write(Object value, Bytes out) {
            out.add((long) value);
        }

        @Override
        public Object read(Reading in) {
            return in.whole();
        }
    };

    Codec FLAG = new Codec() {
        private static final byte[] TRUE = Bytes.ascii("true");
        private static final byte[] FALSE = Bytes.ascii("false");

        @Override
        public void write(Object value, Bytes out) {
            out.add((boolean) value ? TRUE : FALSE);
        }

        @Override
        public Object read(Reading in) {
            return in.flag();
        }
    };

    Codec STRING = new Codec() {
        @Override
        public void write(Object value, Bytes out) {
            out.addString((String) value);
        }

        @Override
        public Object read(Reading in) {
            return in.string();
        }
    };

    /** A place is written as its id; the script tells which place it is. */
    Codec PLACE = new Codec() {
        @Override
        public void write(Object value, Bytes out) {
            out.addString(((Place) value).value());
        }

        @Override
        public Object read(Reading in) {
            return in.place();
        }
    };
}
