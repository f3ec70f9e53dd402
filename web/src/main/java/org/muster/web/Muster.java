package org.muster.web;

import org.muster.web.command.MusterCommand;

/** The program. */
public final class Muster {
    private Muster() {}

    public static void main(String[] args) {
        System.exit(MusterCommand.run(args));
    }
}
