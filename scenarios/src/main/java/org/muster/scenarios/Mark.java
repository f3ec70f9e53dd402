package org.muster.scenarios;

/** Where something stands in a file. Lines and columns are counted from 1; a column is a Unicode code point. */
public record Mark(String file, int line, int column) {

    /** Of what was made by a program and stands in no file. */
    public static final Mark NOWHERE = new Mark("", 1, 1);

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
