package org.muster.web.access;

import java.util.List;
import java.util.regex.Pattern;
import org.muster.scenarios.Position;
import org.muster.web.wire.Problem;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Says as whom a request comes. In the demo everybody on this computer may be anyone, so asking is enough; the server
 * listens to no other computer.
 */
@Component
public final class Access {

    private static final String VIEWER = Access.class.getName() + ".viewer";

    /** By this query parameter somebody in the demo says which evaluator he is; the first one leads. */
    private static final String AS = "as";

    private static final Pattern EVALUATOR = Pattern.compile("[1-9]");

    /** Whether everybody may be anyone. */
    public boolean isDemo() {
        return true;
    }

    /** Somebody who looks after accounts, people and the audit. */
    public Viewer.Admin admin(ServerWebExchange request) {
        return as(new Viewer.Admin(), request);
    }

    /** Somebody who reads and makes scripts and exercises. */
    public Viewer.Trainer trainer(ServerWebExchange request) {
        return as(new Viewer.Trainer(), request);
    }

    /** Somebody who may read what exercises came to, over all of them. */
    public Viewer.Commander commander(ServerWebExchange request) {
        return as(new Viewer.Commander(), request);
    }

    /** Somebody who steers the exercise. */
    public Viewer.Control control(ServerWebExchange request, String exercise) {
        return as(new Viewer.Control(1), request);
    }

    /** Somebody who answers for the exercise: starts and ends it, says who has which role, releases what it came to. */
    public Viewer.Control director(ServerWebExchange request, String exercise) {
        return as(new Viewer.Control(1), request);
    }

    /** Somebody who judges the exercise. */
    public Viewer.Evaluator evaluator(ServerWebExchange request, String exercise) {
        String number = request.getRequest().getQueryParams().getFirst(AS);
        if (number != null && !EVALUATOR.matcher(number).matches()) {
            throw Problem.wrong(AS, "(%s) is no evaluator. Maybe one of 1 to 9.".formatted(number));
        }
        int which = number == null ? 1 : Integer.parseInt(number);
        return as(new Viewer.Evaluator(which, which == 1), request);
    }

    /** Somebody who has the last word on what is judged. */
    public Viewer.Evaluator leadEvaluator(ServerWebExchange request, String exercise) {
        Viewer.Evaluator viewer = evaluator(request, exercise);
        if (!viewer.lead()) {
            throw Problem.refused("not-allowed", List.of(), "Only the lead evaluator may do that.");
        }
        return viewer;
    }

    /** Somebody who looks on, and sees what all seats see. */
    public Viewer.Observer observer(ServerWebExchange request, String exercise) {
        return as(new Viewer.Observer(1), request);
    }

    /** Somebody who audits the exercise from outside the game. */
    public Viewer.Oversight oversight(ServerWebExchange request, String exercise) {
        return as(new Viewer.Oversight(1), request);
    }

    /** Somebody who sees the whole exercise while it is played: who steers, judges or audits it. */
    public Viewer insider(ServerWebExchange request, String exercise) {
        return control(request, exercise);
    }

    public Viewer.Seat seat(ServerWebExchange request, String exercise, Position.Id seat) {
        return as(new Viewer.Seat(seat), request);
    }

    private static <V extends Viewer> V as(V viewer, ServerWebExchange request) {
        request.getAttributes().put(VIEWER, viewer.key());
        return viewer;
    }

    /** As whom the request was answered; {@code nobody} when it did not get that far. */
    static String viewerOf(ServerWebExchange request) {
        return request.getAttributeOrDefault(VIEWER, "nobody");
    }
}
