package org.muster.web.access;

import org.muster.scenarios.Position;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Says as whom a request comes. In the demo everybody on this computer may be anyone, so asking is enough; the server
 * listens to no other computer.
 */
@Component
public final class Access {

    private static final String VIEWER = Access.class.getName() + ".viewer";

    /** Whether everybody may be anyone. */
    public boolean isDemo() {
        return true;
    }

    public Viewer.Trainer trainer(ServerWebExchange request) {
        return as(new Viewer.Trainer(), request);
    }

    public Viewer.Control control(ServerWebExchange request, String exercise) {
        return as(new Viewer.Control(1), request);
    }

    public Viewer.Evaluator evaluator(ServerWebExchange request, String exercise) {
        return as(new Viewer.Evaluator(1), request);
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
