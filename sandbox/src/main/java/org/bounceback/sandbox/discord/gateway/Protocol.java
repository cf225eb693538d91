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
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.World;

/** What the client sends, judged and answered. Guarded by the gateway. */
final class Protocol {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PARAMETER = Pattern.compile("[?&](\\w+)=([^&]*)");

  private final Gateway gateway;
  private final Rulebook rules;
  private final World world;
  private final Clock clock;
  private final Pace pace;
  private int identified;
  private int resumed;

  Protocol(Gateway gateway, Rulebook rules, World world, Clock clock) {
    this.gateway = gateway;
    this.rules = rules;
    this.world = world;
    this.clock = clock;
    pace = new Pace(rules);
  }

  int identifiesLeft() {
    return pace.left(clock.instant());
  }

  int identified() {
    return identified;
  }

  int resumed() {
    return resumed;
  }

  void withoutRates() {
    pace.off();
  }

  String reason(int code) {
    return rules.wire("/gateway/closes/" + code).asText();
  }

  /** What is wrong with how the connection was asked for. */
  Optional<Refusing> handshake(String resource) {
    String version = "";
    String encoding = "";
    String compress = "";
    Matcher each = PARAMETER.matcher(resource);
    while (each.find()) {
      switch (each.group(1)) {
        case "v" -> version = each.group(2);
        case "encoding" -> encoding = each.group(2);
        case "compress" -> compress = each.group(2);
        default -> {
          return Optional.of(new Refusing(4002, "/gateway/encodings", each.group(1)));
        }
      }
    }
    if (!version.equals(rules.wire("/headers/apiVersion").asText())) {
      return Optional.of(new Refusing(4012, "/headers/apiVersion", "version " + version));
    }
    if (!Rulebook.strings(rules.wire("/gateway/encodings")).contains(encoding)) {
      return Optional.of(new Refusing(4002, "/gateway/encodings", "encoding " + encoding));
    }
    if (!compress.isEmpty() && !compress.equals(rules.wire("/gateway/compression").asText())) {
      return Optional.of(new Refusing(4002, "/gateway/compression", "compress " + compress));
    }
    return Optional.empty();
  }

  void heard(Line line, String text) throws Refusing {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > rules.limit("/gateway/sendBytes").asInt()) {
      throw Refusing.limit(4002, "/gateway/sendBytes", size + " bytes");
    }
    if (line.sends(clock.instant()) > rules.limit("/gateway/sendsPer60s").asInt()) {
      throw Refusing.limit(4008, "/gateway/sendsPer60s", "too many frames");
    }
    JsonNode frame = read(text);
    JsonNode data = frame.path("d");
    switch (frame.path("op").asInt(-1)) {
      case Frames.BEAT -> {
        line.beats(clock.instant());
        line.send(Frames.ack());
      }
      case Frames.IDENTIFY -> identify(line, data);
      case Frames.RESUME -> resume(line, data);
      case Frames.PRESENCE, Frames.VOICE -> session(line);
      case Frames.MEMBERS -> members(session(line), data);
      default -> throw new Refusing(4001, "/gateway/closes/4001", "op " + frame.path("op"));
    }
  }

  private void identify(Line line, JsonNode data) throws Refusing {
    if (line.session().isPresent()) {
      throw new Refusing(4005, "/gateway/closes/4005", "a second identify");
    }
    for (String needed : Rulebook.strings(rules.wire("/gateway/identify"))) {
      if (!data.has(needed)) {
        throw new Refusing(4002, "/gateway/identify", needed + " is missing");
      }
    }
    token(data);
    var intents = new Intents(rules, data.path("intents").asLong(-1));
    if (!intents.known()) {
      throw new Refusing(4013, Intents.ROW, "intents " + data.path("intents"));
    }
    String disallowed = intents.disallowed(world.app().intents());
    if (!disallowed.isEmpty()) {
      throw new Refusing(4014, Intents.ROW + '/' + disallowed, disallowed + " is not switched on");
    }
    int shard = data.path("shard").path(0).asInt();
    int shards = data.path("shard").path(1).asInt(1);
    if (shards < 1 || shard < 0 || shard >= shards) {
      throw Refusing.limit(4010, "/gateway/shardFormula", "shard " + data.path("shard"));
    }
    if (!admitted(line)) {
      return;
    }
    String id = UUID.randomUUID().toString().replace("-", "");
    int remembered = rules.wire("/gateway/replay/events").asInt();
    var session = new Session(id, intents, shard, shards, remembered);
    identified++;
    gateway.begins(session);
    attach(session, line);
    session.tell("READY", Frames.ready(world, session, gateway.url()));
    for (Guild guild : world.guilds()) {
      var event =
          new Event(
              "GUILD_CREATE",
              new GuildJson(world).whole(guild),
              Optional.of(guild.id()),
              "GUILDS",
              false);
      if (session.concerns(event)) {
        session.tell(event.name(), event.payload());
      }
    }
  }

  private boolean admitted(Line line) throws Refusing {
    Instant now = clock.instant();
    if (pace.left(now) <= 0) {
      world.endToken();
      throw Refusing.limit(
          4004, "/gateway/identifiesPer24h", "too many sessions: the token was reset");
    }
    if (pace.begins(now)) {
      return true;
    }
    world
        .journal()
        .refused(
            Refusing.limit(
                    4008, "/gateway/identifyWindowSeconds", "the next identify came too soon")
                .refusal());
    line.send(Frames.invalid(false));
    return false;
  }

  private void resume(Line line, JsonNode data) throws Refusing {
    if (line.session().isPresent()) {
      throw new Refusing(4005, "/gateway/closes/4005", "a resume after an identify");
    }
    token(data);
    Optional<Session> known = gateway.session(data.path("session_id").asText());
    long seq = data.path("seq").asLong(-1);
    if (known.isEmpty()) {
      line.send(Frames.invalid(false));
      return;
    }
    Session session = known.get();
    if (seq < 0 || seq > session.seq()) {
      throw new Refusing(4007, "/gateway/closes/4007", "seq " + data.path("seq"));
    }
    Optional<Line> before = session.line();
    attach(session, line);
    before.ifPresent(Line::cut);
    if (!session.replay(seq, line)) {
      line.carriesNothing();
      session.alone();
      line.send(Frames.invalid(false));
      return;
    }
    resumed++;
    var trace = Json.object();
    trace.putArray("_trace");
    session.tell("RESUMED", trace);
  }

  private void members(Session session, JsonNode data) throws Refusing {
    String guildId = data.path("guild_id").asText();
    Guild guild =
        world
            .findGuild(guildId)
            .orElseThrow(() -> new Refusing(4002, "/gateway/closes/4002", "no guild " + guildId));
    var chunk = Json.object().put("guild_id", guildId).put("chunk_index", 0);
    chunk.put("chunk_count", 1).putArray("not_found");
    var members = chunk.putArray("members");
    var json = new Json(world);
    guild.members().stream()
        .flatMap(id -> world.findPerson(id).stream())
        .forEach(person -> members.add(json.member(guild, person)));
    if (data.has("nonce")) {
      chunk.set("nonce", data.path("nonce"));
    }
    session.tell("GUILD_MEMBERS_CHUNK", chunk);
  }

  private void token(JsonNode data) throws Refusing {
    if (!world.tokenGood() || !data.path("token").asText().equals(world.app().token())) {
      throw new Refusing(4004, "/gateway/closes/4004", "another token");
    }
  }

  private static Session session(Line line) throws Refusing {
    return line.session()
        .orElseThrow(() -> new Refusing(4003, "/gateway/closes/4003", "before an identify"));
  }

  private static void attach(Session session, Line line) {
    session.over(line);
    line.carries(session);
  }

  private static JsonNode read(String text) throws Refusing {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Refusing(4002, "/gateway/closes/4002", "no JSON");
    }
  }
}
