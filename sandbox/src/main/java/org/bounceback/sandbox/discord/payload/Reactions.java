package org.bounceback.sandbox.discord.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.Message;

/** The reactions to a message, counted by emoji. */
record Reactions(Message message) {

  List<JsonNode> json() {
    Map<String, List<String>> byEmoji = new LinkedHashMap<>();
    for (String reaction : message.reactions()) {
      int colon = reaction.lastIndexOf(':');
      byEmoji
          .computeIfAbsent(reaction.substring(0, colon), emoji -> new ArrayList<>())
          .add(reaction.substring(colon + 1));
    }
    var all = new ArrayList<JsonNode>();
    byEmoji.forEach((emoji, users) -> all.add(one(emoji, users)));
    return all;
  }

  private static ObjectNode one(String emoji, List<String> users) {
    ObjectNode json = Json.object();
    json.putObject("emoji").putNull("id").put("name", emoji);
    json.put("count", users.size());
    json.putObject("count_details").put("burst", 0).put("normal", users.size());
    json.putArray("burst_colors");
    return json.put("me_burst", false)
        .put("burst_me", false)
        .put("burst_count", 0)
        .put("me", users.contains(DiscordApp.ID));
  }
}
