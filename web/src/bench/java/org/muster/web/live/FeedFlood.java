package org.muster.web.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.muster.scenarios.ExerciseTime;
import org.muster.scenarios.Position;
import org.muster.scenarios.Scenario;
import org.muster.scenarios.yaml.Library;
import org.muster.simulator.log.Event;
import org.muster.simulator.log.LogEntry;
import org.muster.simulator.log.Source;
import org.muster.web.wire.LiveStream;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many participants on the feeds of several exercises: how late they hear at the pace of play, what it costs the server, and
 * how much goes through in a flood, beside an endpoint as one would write it first (a sink for each reader, JSON for each
 * delivery). The server runs in a process of its own, so that its processor time can be told apart.
 *
 * <p>Arguments: participants (2000), exercises (20), seconds of play (20), rounds of the flood (500). A round is an entry in
 * each exercise; in a flood 500 rounds are offered in a second.
 */
public final class FeedFlood {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int ROUNDS_A_SECOND = 500;

    private FeedFlood() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("serve")) {
            new Serving(Integer.parseInt(args[1])).serve();
            return;
        }
        int participants = number(args, 0, 2000);
        int exercises = number(args, 1, 20);
        int seconds = number(args, 2, 20);
        int rounds = number(args, 3, 500);
        for (String way : List.of("muster", "naive")) {
            try (Hall hall = new Hall(way, participants, exercises)) {
                hall.report(seconds, rounds);
            }
        }
        System.exit(0);
    }

    private static int number(String[] args, int at, int otherwise) {
        return args.length > at ? Integer.parseInt(args[at]) : otherwise;
    }

    /** The server's side: does what it is told on its input, and answers each line with the bytes of heap it uses. */
    private static final class Serving {
        private static final Scenario SCENARIO = Library.load("desert-relay");

        private final PrintStream out = System.out;
        private final LiveStream stream = new LiveStream(new JsonMapper());
        private final List<PublishedLog> logs;
        private final List<List<Sinks.Many<LogEntry>>> sinks;
        private final long begun = System.currentTimeMillis();
        private long number;

        Serving(int exercises) {
            logs = IntStream.range(0, exercises)
                    .mapToObj(i -> new PublishedLog(SCENARIO, new FreeTexts(), Schedulers.parallel()))
                    .toList();
            sinks = IntStream.range(0, exercises)
                    .<List<Sinks.Many<LogEntry>>>mapToObj(i -> new CopyOnWriteArrayList<>())
                    .toList();
        }

        void serve() {
            WebHandler naive = naive();
            DisposableServer server = HttpServer.create()
                    .host("127.0.0.1")
                    .port(0)
                    .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(exchange -> {
                                String[] path =
                                        exchange.getRequest().getPath().value().split("/");
                                return path[1].equals("naive")
                                        ? naive.handle(exchange)
                                        : stream.write(
                                                exchange,
                                                logs.get(Integer.parseInt(path[2])),
                                                seat(Integer.parseInt(path[3])));
                            })
                            .build()))
                    .bindNow();
            answer("%d %d".formatted(server.port(), begun));
            try (Scanner in = new Scanner(System.in, US_ASCII)) {
                while (in.hasNextLine()) {
                    String[] told = in.nextLine().split(" ");
                    switch (told[0]) {
                        case "play" -> publish(Integer.parseInt(told[1]), logs.size());
                        case "flood" -> publish(Integer.parseInt(told[1]), ROUNDS_A_SECOND * logs.size());
                        default -> System.gc();
                    }
                    Runtime runtime = Runtime.getRuntime();
                    answer(String.valueOf(runtime.totalMemory() - runtime.freeMemory()));
                }
            }
            server.disposeNow();
        }

        private WebHandler naive() {
            return RouterFunctions.toWebHandler(
                    RouterFunctions.route()
                            .GET("/naive/{exercise}/{seat}", request -> {
                                Sinks.Many<LogEntry> sink =
                                        Sinks.many().unicast().onBackpressureBuffer();
                                sinks.get(Integer.parseInt(request.pathVariable("exercise")))
                                        .add(sink);
                                return ServerResponse.ok()
                                        .body(BodyInserters.fromServerSentEvents(sink.asFlux()
                                                .map(entry -> ServerSentEvent.builder(new Plain(entry))
                                                        .event("entry")
                                                        .id(String.valueOf(entry.number()))
                                                        .build())));
                            })
                            .build(),
                    HandlerStrategies.withDefaults());
        }

        private static Position.Id seat(int participant) {
            return SCENARIO.positions()
                    .get(participant % SCENARIO.positions().size())
                    .id();
        }

        private void answer(String line) {
            out.println(line);
            out.flush();
        }

        /** Rounds of an entry in each exercise, one after the other, so many entries a second. */
        private void publish(int rounds, int aSecond) {
            long start = System.nanoTime();
            for (int i = 0; i < rounds * logs.size(); i++) {
                long until = start + 1_000_000_000L * i / aSecond;
                for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                publish(i % logs.size());
            }
        }

        private void publish(int exercise) {
            LogEntry entry = new LogEntry(
                    number++,
                    new ExerciseTime(System.currentTimeMillis() - begun),
                    Source.ENGINE,
                    null,
                    null,
                    new Event.SpeedSet(1000));
            List<Sinks.Many<LogEntry>> listening = sinks.get(exercise);
            if (listening.isEmpty()) {
                logs.get(exercise).publish(List.of(Published.of(entry, 0)));
            } else {
                listening.forEach(sink -> sink.tryEmitNext(entry));
            }
        }
    }

    /** An entry as a first attempt would send it. */
    private record Plain(long number, long time, Event event) {
        Plain(LogEntry entry) {
            this(entry.number(), entry.time().millis(), entry.event());
        }
    }

    /** The participants' side. */
    private static final class Hall implements AutoCloseable {
        private final String way;
        private final int participants;
        private final int exercises;
        private final Process server;
        private final BufferedReader said;
        private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        private final List<Channel> channels = new ArrayList<>();
        private final AtomicLong heard = new AtomicLong();
        /** How many entries were heard so many milliseconds late. */
        private final AtomicLongArray late = new AtomicLongArray(20_000);

        private final int port;
        private final long begun;

        Hall(String way, int participants, int exercises) throws IOException {
            this.way = way;
            this.participants = participants;
            this.exercises = exercises;
            this.server = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx2g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FeedFlood.class.getName(),
                            "serve",
                            String.valueOf(exercises))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            this.said = server.inputReader(US_ASCII);
            String[] first = answer().split(" ");
            this.port = Integer.parseInt(first[0]);
            this.begun = Long.parseLong(first[1]);
        }

        /** The next line of numbers; what else the server prints is its own affair. */
        private String answer() throws IOException {
            String line = said.readLine();
            while (line != null && !line.matches("[0-9 ]+")) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IOException("The server has ended.");
            }
            return line;
        }

        private long tell(String what) throws IOException {
            var in = server.outputWriter(US_ASCII);
            in.write(what + "\n");
            in.flush();
            return Long.parseLong(answer());
        }

        void report(int seconds, int rounds) throws Exception {
            long before = tell("heap");
            for (int i = 0; i < participants; i++) {
                join(i);
            }
            Thread.sleep(2000);
            long after = tell("heap");
            System.out.printf("%s: %,d bytes of heap a connection%n", way, (after - before) / participants);
            System.out.println("(to warm up)");
            measure("flood", rounds);
            measure("play", seconds);
            measure("flood", rounds);
        }

        private void measure(String what, int rounds) throws Exception {
            heard.set(0);
            for (int i = 0; i < late.length(); i++) {
                late.set(i, 0);
            }
            long due = (long) participants * rounds;
            Duration cpu = cpu();
            long start = System.nanoTime();
            tell(what + " " + rounds);
            while (heard.get() < due && System.nanoTime() - start < PATIENCE.toNanos()) {
                Thread.sleep(2);
            }
            double took = (System.nanoTime() - start) / 1e9;
            double spent = cpu().minus(cpu).toNanos() / 1e9;
            long got = heard.get();
            System.out.printf(
                    "%s %s: %,d of %,d heard in %.1f s, %,.0f a second; processor of the server %.1f s a million;"
                            + " late by p50 %d ms, p99 %d ms, at most %d ms%n",
                    way,
                    what,
                    got,
                    due,
                    took,
                    got / took,
                    spent * 1e6 / got,
                    quantile(.5, got),
                    quantile(.99, got),
                    quantile(1, got));
        }

        private int quantile(double share, long of) {
            long below = 0;
            for (int ms = 0; ms < late.length(); ms++) {
                below += late.get(ms);
                if (below >= share * of) {
                    return ms;
                }
            }
            return late.length();
        }

        private Duration cpu() {
            return server.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
        }

        private void join(int participant) throws InterruptedException {
            Channel channel = new Bootstrap()
                    .group(loops)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel made) {
                            made.pipeline().addLast(new Ear());
                        }
                    })
                    .connect("127.0.0.1", port)
                    .sync()
                    .channel();
            channels.add(channel);
            channel.writeAndFlush(Unpooled.copiedBuffer(
                    "GET /%s/%d/%d HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n"
                            .formatted(way, participant % exercises, participant / exercises),
                    US_ASCII));
        }

        /** Hears entries by the time that stands in them and in nothing else. */
        private final class Ear extends ChannelInboundHandlerAdapter {
            private static final byte[] MARK = "\"time\":".getBytes(US_ASCII);

            private int matched;
            private boolean inTime;
            private long time;

            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                ByteBuf bytes = (ByteBuf) message;
                long now = System.currentTimeMillis() - begun;
                int count = 0;
                while (bytes.isReadable()) {
                    byte next = bytes.readByte();
                    if (inTime) {
                        if (next >= '0' && next <= '9') {
                            time = time * 10 + next - '0';
                        } else if (next != '{' && next != '"') {
                            inTime = false;
                            count++;
                            late.incrementAndGet((int) Math.max(0, Math.min(late.length() - 1, now - time)));
                        }
                    } else if (next == MARK[matched]) {
                        if (++matched == MARK.length) {
                            matched = 0;
                            inTime = true;
                            time = 0;
                        }
                    } else {
                        matched = next == MARK[0] ? 1 : 0;
                    }
                }
                bytes.release();
                heard.addAndGet(count);
            }
        }

        @Override
        public void close() throws InterruptedException {
            channels.forEach(Channel::close);
            server.destroy();
            server.waitFor();
            loops.shutdownGracefully();
        }
    }
}
