package org.bounceback.slack;

import com.google.gson.JsonPrimitive;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.bounceback.chat.runtime.AckPriorityExecutor;
import org.bounceback.chat.runtime.PlatformExecutors;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers envelopes over the connection they came by. */
final class EnvelopeHandler implements SocketTransport.Envelopes {
  private static final Logger log = LoggerFactory.getLogger(EnvelopeHandler.class);
  private static final String COMMAND = "\"slash_commands\"";
  private static final int OK = 200;

  private final BoltApp app;
  private final SocketModeRequestParser parser;
  private final PlatformExecutors platformExecutors;
  private final AckPriorityExecutor first;

  /** Answers by {@code app}. */
  EnvelopeHandler(BoltApp app, PlatformExecutors platformExecutors) {
    this.app = app;
    this.parser = new SocketModeRequestParser(app.config());
    this.platformExecutors = platformExecutors;
    this.first = platformExecutors.answering();
  }

  @Override
  public void take(SocketConnection from, String text) {
    AckPriorityExecutor.PendingAck pendingAck = first.acknowledge();
    try {
      lane(text).execute(() -> answer(from, text, pendingAck));
    } catch (RejectedExecutionException full) {
      pendingAck.close();
      throw full;
    }
  }

  /** A command is not kept, and is known without reading the whole; a likeness does no harm. */
  private Executor lane(String text) {
    return text.contains(COMMAND) ? platformExecutors.acknowledging() : platformExecutors.keeping();
  }

  private void answer(
      SocketConnection from, String text, AckPriorityExecutor.PendingAck pendingAck) {
    try (pendingAck) {
      answer(text).ifPresent(acknowledgement -> send(from, acknowledgement));
    }
  }

  /** What is said to an envelope; empty when it is to come again. */
  Optional<String> answer(String text) {
    SocketModeRequest request = parser.parse(text);
    if (request == null || request.getBoltRequest() == null) {
      return Optional.empty();
    }
    Response response = app.run(request.getBoltRequest());
    if (response.getStatusCode() != OK) {
      return Optional.empty();
    }
    var id = new JsonPrimitive(request.getEnvelope().getEnvelopeId());
    String body = response.getBody();
    boolean says = body != null && body.startsWith("{");
    // The body is JSON already, and reading it to write it again would take most of the time.
    return Optional.of("{\"envelope_id\":" + id + (says ? ",\"payload\":" + body : "") + "}");
  }

  private static void send(SocketConnection from, String acknowledgement) {
    try {
      from.send(acknowledgement);
    } catch (WebsocketNotConnectedException lost) {
      // Slack sends it again by another connection, where it is known for a repetition.
      log.info("slack acknowledgement not sent, the connection is lost");
    }
  }
}
