/**
 * The command line. {@link org.muster.web.command.MusterCommand} is the whole grammar, one method a command; behind each
 * stands a class that does the work and gives its answer to a {@code Terminal}. The answer alone goes to standard output,
 * all else to standard error. Nothing here knows Spring, so that a command that needs no server starts none.
 */
@NullMarked
package org.muster.web.command;

import org.jspecify.annotations.NullMarked;
