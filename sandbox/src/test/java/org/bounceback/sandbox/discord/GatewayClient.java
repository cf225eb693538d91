package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** The app's end of a connection to the gateway. */
final class GatewayClient extends WebSocketClient {
  static final String QUERY = "/?v=10&encoding=json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final Inflater inflater = new Inflater();

  private GatewayClient(URI url) {
    super(url);
  }

  /** Connects without reading a frame. */
  static GatewayClient to(StrictDiscord discord, String query) throws InterruptedException {
    var client = new GatewayClient(URI.create(discord.gatewayUrl() + query));
    client.setDaemon(true);
    client.connectBlocking(5, TimeUnit.SECONDS);
    return client;
  }

  /** Connects and identifies with these intents; READY and later frames can be read. */
  static GatewayClient identified(StrictDiscord discord, int intents) throws Exception {
    GatewayClient client = to(discord, QUERY);
    client.next();
    int before = discord.gateway().identified();
    client.identify(discord.token(), intents);
    DiscordFixture.eventually(() -> discord.gateway().identified() > before);
    return client;
  }

  void identify(String token, int intents) {
    text(
        "{'op':2,'d':{'token':'%s','intents':%d,'properties':{'os':'Linux'},'shard':[0,1]}}"
            .formatted(token, intents));
  }

  void resume(String token, String session, long seq) {
    text("{'op':6,'d':{'token':'%s','session_id':'%s','seq':%d}}".formatted(token, session, seq));
  }

  /** Sends a frame in which apostrophes replace quotation marks. */
  void text(String frame) {
    send(frame.replace('\'', '"'));
  }

  /** The next frame within five seconds. */
  JsonNode next() throws InterruptedException, IOException {
    JsonNode frame = frames.poll(5, TimeUnit.SECONDS);
    if (frame == null) {
      throw new IOException("no frame came");
    }
    return frame;
  }

  /** The data of the next event with this name; frames before it are passed over. */
  JsonNode event(String name) throws InterruptedException, IOException {
    return frame(name).path("d");
  }

  /** The next event with this name; frames before it are passed over. */
  JsonNode frame(String name) throws InterruptedException, IOException {
    JsonNode frame = next();
    while (!frame.path("t").asText().equals(name)) {
      frame = next();
    }
    return frame;
  }

  /** Returns whether no other frame has arrived. */
  boolean quiet() {
    return frames.isEmpty();
  }

  /** The code that ends the connection, within five seconds. */
  int closed() throws Exception {
    return closed.get(5, TimeUnit.SECONDS);
  }

  @Override
  public void onOpen(ServerHandshake handshake) {
    // The server sends the hello frame.
  }

  @Override
  public void onMessage(String text) {
    add(text);
  }

  @Override
  public void onMessage(ByteBuffer bytes) {
    var out = new ByteArrayOutputStream();
    var chunk = new byte[4096];
    inflater.setInput(bytes);
    try {
      int length = inflater.inflate(chunk);
      while (length > 0) {
        out.write(chunk, 0, length);
        length = inflater.inflate(chunk);
      }
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    }
    add(out.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    closed.complete(code);
  }

  @Override
  public void onError(Exception gone) {
    frames.add(JsonNodeFactory.instance.objectNode().put("error", gone.toString()));
  }

  private void add(String text) {
    try {
      frames.add(JSON.readTree(text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
