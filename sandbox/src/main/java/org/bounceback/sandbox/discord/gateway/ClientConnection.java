package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;

/** One connection to the gateway. Synchronized by the gateway. */
final class ClientConnection {
  private static final int CHUNK = 8192;
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final WebSocket socket;
  private final Optional<Deflater> deflater;
  private final Duration beat;
  private final Deque<Instant> sends = new ArrayDeque<>();
  private Optional<Session> session = Optional.empty();
  private Instant lastBeat;
  private boolean deaf;

  ClientConnection(WebSocket socket, boolean compressed, Duration beat, Instant now) {
    this.socket = socket;
    this.beat = beat;
    deflater = compressed ? Optional.of(new Deflater()) : Optional.empty();
    lastBeat = now;
  }

  Optional<Session> session() {
    return session;
  }

  void carries(Session identified) {
    session = Optional.of(identified);
  }

  void carriesNothing() {
    session = Optional.empty();
  }

  Duration heartbeat() {
    return beat;
  }

  void beats(Instant now) {
    lastBeat = now;
  }

  /** Whether the client has sent nothing for more than two heartbeat intervals. */
  boolean silent(Instant now) {
    return now.isAfter(lastBeat.plus(beat.multipliedBy(2)));
  }

  /** Returns the number of frames within the last minute, including a new one. */
  int sends(Instant now) {
    while (!sends.isEmpty() && !sends.getFirst().plus(WINDOW).isAfter(now)) {
      sends.removeFirst();
    }
    sends.addLast(now);
    return sends.size();
  }

  void send(JsonNode frame) {
    if (deaf || !socket.isOpen()) {
      return;
    }
    try {
      if (deflater.isPresent()) {
        socket.send(deflated(frame.toString(), deflater.get()));
      } else {
        socket.send(frame.toString());
      }
    } catch (WebsocketNotConnectedException cutMeanwhile) {
      deaf = true; // Missed events are sent when the client resumes.
    }
  }

  void close(int code, String reason) {
    socket.close(code, reason);
  }

  void cut() {
    socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "cut");
  }

  boolean deaf() {
    return deaf;
  }

  void deafen() {
    deaf = true;
  }

  void end() {
    deflater.ifPresent(Deflater::end);
  }

  private static byte[] deflated(String text, Deflater deflater) {
    deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
    var out = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    int length;
    do {
      length = deflater.deflate(chunk, 0, CHUNK, Deflater.SYNC_FLUSH);
      out.write(chunk, 0, length);
    } while (length == CHUNK);
    return out.toByteArray();
  }
}
