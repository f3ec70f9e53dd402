package org.muster.web;

/** The program. */
public final class Muster {
    private Muster() {}

    public static void main(String[] args) {
        System.out.println("Muster");
    }
}
