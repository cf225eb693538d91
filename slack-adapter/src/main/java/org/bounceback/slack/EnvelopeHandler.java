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

/** Acknowledges Socket Mode envelopes over the connection that delivered them. */
final class EnvelopeHandler implements SocketTransport.Envelopes {
  private static final Logger log = LoggerFactory.getLogger(EnvelopeHandler.class);
  private static final String COMMAND = "\"slash_commands\"";
  private static final int OK = 200;

  private final BoltApp app;
  private final SocketModeRequestParser parser;
  private final PlatformExecutors platformExecutors;
  private final AckPriorityExecutor ackExecutor;

  /** Passes envelopes to {@code app}. */
  EnvelopeHandler(BoltApp app, PlatformExecutors platformExecutors) {
    this.app = app;
    this.parser = new SocketModeRequestParser(app.config());
    this.platformExecutors = platformExecutors;
    this.ackExecutor = platformExecutors.responseExecutor();
  }

  @Override
  public void handle(SocketConnection connection, String text) {
    AckPriorityExecutor.PendingAck pendingAck = ackExecutor.acknowledge();
    try {
      executor(text).execute(() -> acknowledge(connection, text, pendingAck));
    } catch (RejectedExecutionException full) {
      pendingAck.close();
      throw full;
    }
  }

  /**
   * Returns the executor for an envelope. Commands are not stored first. The text search avoids
   * parsing; a false match does no harm.
   */
  private Executor executor(String text) {
    return text.contains(COMMAND)
        ? platformExecutors.ackExecutor()
        : platformExecutors.storageExecutor();
  }

  private void acknowledge(
      SocketConnection connection, String text, AckPriorityExecutor.PendingAck pendingAck) {
    try (pendingAck) {
      acknowledge(text).ifPresent(acknowledgement -> send(connection, acknowledgement));
    }
  }

  /** Returns the acknowledgement of an envelope; empty if Slack should send it again. */
  Optional<String> acknowledge(String text) {
    SocketModeRequest request = parser.parse(text);
    if (request == null || request.getBoltRequest() == null) {
      return Optional.empty();
    }
    Response response = app.handle(request.getBoltRequest());
    if (response.getStatusCode() != OK) {
      return Optional.empty();
    }
    var id = new JsonPrimitive(request.getEnvelope().getEnvelopeId());
    String body = response.getBody();
    boolean hasPayload = body != null && body.startsWith("{");
    // The body is JSON already; parsing and serializing it again would take most of the time.
    return Optional.of("{\"envelope_id\":" + id + (hasPayload ? ",\"payload\":" + body : "") + "}");
  }

  private static void send(SocketConnection connection, String acknowledgement) {
    try {
      connection.send(acknowledgement);
    } catch (WebsocketNotConnectedException lost) {
      // Slack sends it again over another connection, and we recognize the duplicate.
      log.info("slack acknowledgement not sent, the connection is lost");
    }
  }
}
