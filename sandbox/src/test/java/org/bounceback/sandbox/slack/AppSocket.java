package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/** The app's end of a connection of Socket Mode. */
final class AppSocket extends WebSocketClient {
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();

  private AppSocket(URI url) {
    super(url);
  }

  /** Opens a connection and reads the hello message. */
  static AppSocket open(SlackClient client) throws IOException, InterruptedException {
    var socket = to(URI.create(client.call("apps.connections.open", "{}").path("url").asText()));
    if (!socket.next().path("type").asText().equals("hello")) {
      throw new IOException("no hello");
    }
    return socket;
  }

  static AppSocket to(URI url) throws InterruptedException {
    var socket = new AppSocket(url);
    socket.setDaemon(true);
    socket.connectBlocking(5, TimeUnit.SECONDS);
    return socket;
  }

  /** The next frame within five seconds. */
  JsonNode next() throws InterruptedException, IOException {
    @Nullable JsonNode frame = frames.poll(5, TimeUnit.SECONDS);
    if (frame == null) {
      throw new IOException("nothing came");
    }
    return frame;
  }

  boolean silentFor(long millis) throws InterruptedException {
    return frames.poll(millis, TimeUnit.MILLISECONDS) == null;
  }

  /** Reads the next envelope and acknowledges it. */
  JsonNode ack() throws InterruptedException, IOException {
    JsonNode envelope = next();
    ack(envelope);
    return envelope;
  }

  void ack(JsonNode envelope) {
    send(answer(envelope).toString());
  }

  void ack(JsonNode envelope, String payload) throws IOException {
    send(answer(envelope).set("payload", SlackClient.json(payload)).toString());
  }

  private static ObjectNode answer(JsonNode envelope) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer.put("envelope_id", envelope.path("envelope_id").asText());
  }

  @Override
  public void onOpen(ServerHandshake handshake) {
    // The hello message confirms it.
  }

  @Override
  public void onMessage(String text) {
    try {
      frames.add(SlackClient.json(text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    // Tests check isOpen.
  }

  @Override
  public void onError(Exception gone) {
    // Tests check isOpen.
  }
}
