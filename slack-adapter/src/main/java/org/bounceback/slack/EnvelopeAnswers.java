package org.bounceback.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import java.util.concurrent.Executor;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers envelopes over the connection they came by. */
final class EnvelopeAnswers implements SocketTransport.Envelopes {
  private static final Logger log = LoggerFactory.getLogger(EnvelopeAnswers.class);
  private static final int OK = 200;

  private final BoltApp app;
  private final SocketModeRequestParser parser;
  private final Executor threads;

  EnvelopeAnswers(BoltApp app, Executor threads) {
    this.app = app;
    this.parser = new SocketModeRequestParser(app.config());
    this.threads = threads;
  }

  @Override
  public void take(SocketConnection from, String text) {
    threads.execute(() -> answer(from, text));
  }

  private void answer(SocketConnection from, String text) {
    SocketModeRequest request = parser.parse(text);
    if (request == null || request.getBoltRequest() == null) {
      return;
    }
    Response response = app.run(request.getBoltRequest());
    if (response.getStatusCode() != OK) {
      return;
    }
    var answer = new JsonObject();
    answer.addProperty("envelope_id", request.getEnvelope().getEnvelopeId());
    String body = response.getBody();
    if (body != null && body.startsWith("{")) {
      answer.add("payload", JsonParser.parseString(body));
    }
    try {
      from.send(answer.toString());
    } catch (WebsocketNotConnectedException lost) {
      // Slack sends it again by another connection, where it is known for a repetition.
      log.info("slack acknowledgement not sent, the connection is lost");
    }
  }
}
