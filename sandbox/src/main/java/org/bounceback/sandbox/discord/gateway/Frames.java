package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.Snowflakes;

/** Writes the frames that the gateway sends. */
final class Frames {
  static final int DISPATCH = 0;
  static final int BEAT = 1;
  static final int IDENTIFY = 2;
  static final int PRESENCE = 3;
  static final int VOICE = 4;
  static final int RESUME = 6;
  static final int RECONNECT = 7;
  static final int MEMBERS = 8;
  static final int INVALID = 9;
  private static final int HELLO = 10;
  private static final int ACK = 11;

  private Frames() {}

  static ObjectNode hello(Duration beat) {
    ObjectNode data = Json.object().put("heartbeat_interval", beat.toMillis());
    data.putArray("_trace");
    return frame(HELLO, data);
  }

  static ObjectNode ack() {
    return frame(ACK, NullNode.getInstance());
  }

  static ObjectNode reconnect() {
    return frame(RECONNECT, NullNode.getInstance());
  }

  static ObjectNode invalid(boolean resumable) {
    return frame(INVALID, BooleanNode.valueOf(resumable));
  }

  static ObjectNode dispatch(String name, JsonNode data, long seq) {
    return Json.object().put("t", name).put("s", seq).put("op", DISPATCH).set("d", data);
  }

  /** Returns the first event of a session: the app's user, and the guilds that follow. */
  static ObjectNode ready(DiscordState discordState, Session session, URI url) {
    ObjectNode data = Json.object().put("v", 10);
    data.set("user", new Json(discordState).self());
    var guilds = data.putArray("guilds");
    for (Guild guild : discordState.guilds()) {
      if (Snowflakes.shard(guild.id(), session.shards()) == session.shard()) {
        guilds.addObject().put("id", guild.id()).put("unavailable", true);
      }
    }
    data.put("session_id", session.id()).put("resume_gateway_url", url.toString());
    data.put("session_type", "normal");
    data.putArray("shard").add(session.shard()).add(session.shards());
    data.putObject("application").put("id", DiscordApp.ID).put("flags", 0);
    data.putArray("private_channels");
    data.putArray("relationships");
    data.putArray("presences");
    data.putObject("user_settings");
    data.putArray("guild_join_requests");
    data.putArray("_trace");
    return data;
  }

  private static ObjectNode frame(int op, JsonNode data) {
    return Json.object().putNull("t").putNull("s").put("op", op).set("d", data);
  }
}
