package org.muster.web.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.muster.web.access.Entrance;

/**
 * How to serve.
 *
 * @param port 0 lets the system choose
 * @param listen which of this computer's addresses listens
 * @param data where the embedded store keeps its files
 * @param newAdmin whether the administrator gets a new one-time password
 * @param handOver takes an administrator's one-time password to him; it is told nowhere else
 */
public record Settings(
        int port, String listen, Path data, Entrance entrance, boolean newAdmin, Consumer<String> handOver) {

    public static final String THIS_COMPUTER = "127.0.0.1";

    public Settings {
        if (!isThisComputer(listen) && (!entrance.accounts() || entrance.address() == null)) {
            throw new IllegalArgumentException(
                    "Others can reach (%s), and they must sign in. Maybe add --accounts, and --address with what they type to come here."
                            .formatted(listen));
        }
        if (newAdmin && !entrance.accounts()) {
            throw new IllegalArgumentException("Nobody signs in to the demo. Maybe add --accounts.");
        }
    }

    /** For whoever sits at this computer, who may be anyone. */
    public static Settings demo(int port, Path data) {
        return new Settings(port, THIS_COMPUTER, data, Entrance.DEMO, false, password -> {});
    }

    private static boolean isThisComputer(String listen) {
        try {
            return InetAddress.getByName(listen).isLoopbackAddress();
        } catch (UnknownHostException nobodyKnows) {
            return false;
        }
    }
}
