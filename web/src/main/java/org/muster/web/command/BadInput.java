package org.muster.web.command;

/** What a command was given makes no sense. Its message is all that the user is told. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
