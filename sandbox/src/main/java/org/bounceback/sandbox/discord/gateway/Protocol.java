package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.sandbox.discord.payload.GuildJson;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Guild;

/** Validates and answers the client's frames. Synchronized by the gateway. */
final class Protocol {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PARAMETER = Pattern.compile("[?&](\\w+)=([^&]*)");

  private final GatewayServer gatewayServer;
  private final Rulebook rules;
  private final DiscordState discordState;
  private final Clock clock;
  private final SessionStartLimit sessionStartLimit;
  private int identified;
  private int resumed;

  Protocol(GatewayServer gatewayServer, Rulebook rules, DiscordState discordState, Clock clock) {
    this.gatewayServer = gatewayServer;
    this.rules = rules;
    this.discordState = discordState;
    this.clock = clock;
    sessionStartLimit = new SessionStartLimit(rules);
  }

  int identifiesLeft() {
    return sessionStartLimit.left(clock.instant());
  }

  int identified() {
    return identified;
  }

  int resumed() {
    return resumed;
  }

  void withoutRates() {
    sessionStartLimit.off();
  }

  String reason(int code) {
    return rules.wire("/gateway/closes/" + code).asText();
  }

  /** Returns the error in the parameters of a connection request. */
  Optional<CloseCodeException> handshake(String resource) {
    String version = "";
    String encoding = "";
    String compress = "";
    Matcher parameter = PARAMETER.matcher(resource);
    while (parameter.find()) {
      switch (parameter.group(1)) {
        case "v" -> version = parameter.group(2);
        case "encoding" -> encoding = parameter.group(2);
        case "compress" -> compress = parameter.group(2);
        default -> {
          return Optional.of(
              new CloseCodeException(4002, "/gateway/encodings", parameter.group(1)));
        }
      }
    }
    if (!version.equals(rules.wire("/headers/apiVersion").asText())) {
      return Optional.of(new CloseCodeException(4012, "/headers/apiVersion", "version " + version));
    }
    if (!Rulebook.strings(rules.wire("/gateway/encodings")).contains(encoding)) {
      return Optional.of(
          new CloseCodeException(4002, "/gateway/encodings", "encoding " + encoding));
    }
    if (!compress.isEmpty() && !compress.equals(rules.wire("/gateway/compression").asText())) {
      return Optional.of(
          new CloseCodeException(4002, "/gateway/compression", "compress " + compress));
    }
    return Optional.empty();
  }

  void heard(ClientConnection clientConnection, String text) throws CloseCodeException {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > rules.limit("/gateway/sendBytes").asInt()) {
      throw CloseCodeException.limit(4002, "/gateway/sendBytes", size + " bytes");
    }
    if (clientConnection.sends(clock.instant()) > rules.limit("/gateway/sendsPer60s").asInt()) {
      throw CloseCodeException.limit(4008, "/gateway/sendsPer60s", "too many frames");
    }
    JsonNode frame = read(text);
    JsonNode data = frame.path("d");
    switch (frame.path("op").asInt(-1)) {
      case Frames.BEAT -> {
        clientConnection.beats(clock.instant());
        clientConnection.send(Frames.ack());
      }
      case Frames.IDENTIFY -> identify(clientConnection, data);
      case Frames.RESUME -> resume(clientConnection, data);
      case Frames.PRESENCE, Frames.VOICE -> session(clientConnection);
      case Frames.MEMBERS -> members(session(clientConnection), data);
      default ->
          throw new CloseCodeException(4001, "/gateway/closes/4001", "op " + frame.path("op"));
    }
  }

  private void identify(ClientConnection clientConnection, JsonNode data)
      throws CloseCodeException {
    if (clientConnection.session().isPresent()) {
      throw new CloseCodeException(4005, "/gateway/closes/4005", "a second identify");
    }
    for (String needed : Rulebook.strings(rules.wire("/gateway/identify"))) {
      if (!data.has(needed)) {
        throw new CloseCodeException(4002, "/gateway/identify", needed + " is missing");
      }
    }
    token(data);
    var intents = new Intents(rules, data.path("intents").asLong(-1));
    if (!intents.known()) {
      throw new CloseCodeException(4013, Intents.ROW, "intents " + data.path("intents"));
    }
    String disallowed = intents.disallowed(discordState.app().intents());
    if (!disallowed.isEmpty()) {
      throw new CloseCodeException(
          4014, Intents.ROW + '/' + disallowed, disallowed + " is not switched on");
    }
    int shard = data.path("shard").path(0).asInt();
    int shards = data.path("shard").path(1).asInt(1);
    if (shards < 1 || shard < 0 || shard >= shards) {
      throw CloseCodeException.limit(4010, "/gateway/shardFormula", "shard " + data.path("shard"));
    }
    if (!admitted(clientConnection)) {
      return;
    }
    String id = UUID.randomUUID().toString().replace("-", "");
    int remembered = rules.wire("/gateway/replay/events").asInt();
    var session = new Session(id, intents, shard, shards, remembered);
    identified++;
    gatewayServer.begins(session);
    attach(session, clientConnection);
    session.send("READY", Frames.ready(discordState, session, gatewayServer.url()));
    for (Guild guild : discordState.guilds()) {
      var event =
          new Event(
              "GUILD_CREATE",
              new GuildJson(discordState).whole(guild),
              Optional.of(guild.id()),
              "GUILDS",
              false);
      if (session.concerns(event)) {
        session.send(event.name(), event.payload());
      }
    }
  }

  private boolean admitted(ClientConnection clientConnection) throws CloseCodeException {
    Instant now = clock.instant();
    if (sessionStartLimit.left(now) <= 0) {
      discordState.endToken();
      throw CloseCodeException.limit(
          4004, "/gateway/identifiesPer24h", "too many sessions: the token was reset");
    }
    if (sessionStartLimit.begins(now)) {
      return true;
    }
    discordState
        .journal()
        .refused(
            CloseCodeException.limit(
                    4008, "/gateway/identifyWindowSeconds", "the next identify came too soon")
                .refusal());
    clientConnection.send(Frames.invalid(false));
    return false;
  }

  private void resume(ClientConnection clientConnection, JsonNode data) throws CloseCodeException {
    if (clientConnection.session().isPresent()) {
      throw new CloseCodeException(4005, "/gateway/closes/4005", "a resume after an identify");
    }
    token(data);
    Optional<Session> known = gatewayServer.session(data.path("session_id").asText());
    long seq = data.path("seq").asLong(-1);
    if (known.isEmpty()) {
      clientConnection.send(Frames.invalid(false));
      return;
    }
    Session session = known.get();
    if (seq < 0 || seq > session.seq()) {
      throw new CloseCodeException(4007, "/gateway/closes/4007", "seq " + data.path("seq"));
    }
    Optional<ClientConnection> before = session.line();
    attach(session, clientConnection);
    before.ifPresent(ClientConnection::cut);
    if (!session.replay(seq, clientConnection)) {
      clientConnection.carriesNothing();
      session.alone();
      clientConnection.send(Frames.invalid(false));
      return;
    }
    resumed++;
    var trace = Json.object();
    trace.putArray("_trace");
    session.send("RESUMED", trace);
  }

  private void members(Session session, JsonNode data) throws CloseCodeException {
    String guildId = data.path("guild_id").asText();
    Guild guild =
        discordState
            .findGuild(guildId)
            .orElseThrow(
                () -> new CloseCodeException(4002, "/gateway/closes/4002", "no guild " + guildId));
    var chunk = Json.object().put("guild_id", guildId).put("chunk_index", 0);
    chunk.put("chunk_count", 1).putArray("not_found");
    var members = chunk.putArray("members");
    var json = new Json(discordState);
    guild.members().stream()
        .flatMap(id -> discordState.findPerson(id).stream())
        .forEach(discordUser -> members.add(json.member(guild, discordUser)));
    if (data.has("nonce")) {
      chunk.set("nonce", data.path("nonce"));
    }
    session.send("GUILD_MEMBERS_CHUNK", chunk);
  }

  private void token(JsonNode data) throws CloseCodeException {
    if (!discordState.tokenGood()
        || !data.path("token").asText().equals(discordState.app().token())) {
      throw new CloseCodeException(4004, "/gateway/closes/4004", "another token");
    }
  }

  private static Session session(ClientConnection clientConnection) throws CloseCodeException {
    return clientConnection
        .session()
        .orElseThrow(
            () -> new CloseCodeException(4003, "/gateway/closes/4003", "before an identify"));
  }

  private static void attach(Session session, ClientConnection clientConnection) {
    session.over(clientConnection);
    clientConnection.carries(session);
  }

  private static JsonNode read(String text) throws CloseCodeException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new CloseCodeException(4002, "/gateway/closes/4002", "no JSON");
    }
  }
}
