package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bounceback.net.Guard.GuardSettings;
import org.bounceback.net.Guard.RateLimit;
import org.bounceback.net.Http.HttpRequestException;
import org.bounceback.net.Http.Request;
import org.bounceback.net.Http.Response;
import org.junit.jupiter.api.Test;

class ThrottledHttpTest {
  private static final Request REQUEST =
      new Request("POST", URI.create("http://desk.example/"), Map.of(), "");

  /** Milliseconds in place of seconds. */
  private static final GuardSettings QUICK =
      new GuardSettings(
          List.of(new RateLimit(1, Duration.ofMillis(20))),
          Duration.ofMillis(400),
          3,
          100,
          Duration.ofMillis(50),
          Duration.ofMillis(80));

  private final Queue<Response> answers = new ArrayDeque<>();
  private final List<Long> times = new ArrayList<>();
  private final ThrottledHttp http = throttled(this::answer, QUICK);

  @Test
  void noMoreRequestsAreSentThanTheLimitAllows() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    List<Future<Response>> calls =
        IntStream.range(0, 8).mapToObj(i -> threads.submit(this::send)).toList();
    for (Future<Response> each : calls) {
      each.get();
    }
    threads.shutdown();

    assertEquals(8, times.size());
    // A thread that wakes late shortens the time to the next request, but not to later ones.
    for (int i = 2; i < times.size(); i++) {
      assertTrue(millisBetween(1, i) >= 20L * (i - 1) - 15, times::toString);
    }
  }

  @Test
  void afterThreeFailuresRequestsPauseForLongerAndLonger() throws Exception {
    answers.addAll(List.of(status(500), status(502), status(503), status(500)));

    for (int i = 0; i < 5; i++) {
      send();
    }

    assertTrue(millisBetween(1, 2) < 50, times::toString);
    assertTrue(millisBetween(2, 3) >= 49, times::toString);
    assertTrue(millisBetween(3, 4) >= 79, times::toString);
  }

  @Test
  void noRequestIsSentForAsLongAsTheServiceAsks() throws Exception {
    answers.add(new Response(429, Map.of("retry-after", List.of("60")), ""));
    send();

    HttpRequestException failed = assertThrows(HttpRequestException.class, this::send);

    assertEquals(HttpRequestException.HttpFailureKind.PAUSED, failed.kind());
    assertEquals(1, times.size());
  }

  @Test
  void aPausedRequestFailsWithoutWaitingForTheRateLimit() throws Exception {
    var oneAMinute =
        new GuardSettings(
            List.of(new RateLimit(1, Duration.ofMinutes(1))),
            Duration.ofSeconds(50),
            3,
            100,
            Duration.ofMinutes(2),
            Duration.ofMinutes(2));
    ThrottledHttp slow = throttled(this::answer, oneAMinute);
    answers.add(new Response(429, Map.of("retry-after", List.of("120")), ""));
    slow.send(REQUEST, Deadline.after(Duration.ofSeconds(5)));

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThrows(
                HttpRequestException.class,
                () -> slow.send(REQUEST, Deadline.after(Duration.ofSeconds(5)))));
  }

  @Test
  void whileTheServiceFailsOneRequestIsSentAtATime() throws Exception {
    var asking = new AtomicInteger();
    var most = new AtomicInteger();
    var troubled =
        throttled(
            (request, deadline) -> {
              most.accumulateAndGet(asking.incrementAndGet(), Math::max);
              Thread.onSpinWait();
              asking.decrementAndGet();
              return status(500);
            },
            new GuardSettings(
                List.of(),
                Duration.ofSeconds(5),
                3,
                100,
                Duration.ofMillis(1),
                Duration.ofMillis(2)));
    for (int i = 0; i < 3; i++) {
      troubled.send(REQUEST, Deadline.after(Duration.ofSeconds(5)));
    }
    most.set(0);
    var threads = Executors.newFixedThreadPool(8);
    List<Future<Response>> calls =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    threads.submit(
                        () -> troubled.send(REQUEST, Deadline.after(Duration.ofSeconds(5)))))
            .toList();
    for (Future<Response> each : calls) {
      each.get();
    }
    threads.shutdown();

    assertEquals(1, most.get());
  }

  private static ThrottledHttp throttled(Http http, GuardSettings settings) {
    return new ThrottledHttp(
        http, new RequestThrottle("desk.example", settings, System::nanoTime), Clock.systemUTC());
  }

  private Response send() throws HttpRequestException, InterruptedException {
    return http.send(REQUEST, Deadline.after(Duration.ofSeconds(5)));
  }

  private synchronized Response answer(Request request, Deadline deadline) {
    times.add(System.nanoTime());
    Response next = answers.poll();
    return next == null ? status(201) : next;
  }

  private long millisBetween(int first, int second) {
    return Duration.ofNanos(times.get(second) - times.get(first)).toMillis();
  }

  private static Response status(int status) {
    return new Response(status, Map.of(), "");
  }
}
