package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The forms that are open, one before a person at most. */
public final class Modals {
  private final Map<String, Modal> open = new ConcurrentHashMap<>();

  /** Opens one before whoever did this. */
  public Modal open(Interaction opener, JsonNode body) {
    ObjectNode copy = body.deepCopy();
    copy.set("components", Components.numbered(body.path("components")));
    var modal = new Modal(opener, copy);
    open.put(opener.person().id(), modal);
    return modal;
  }

  /** The one before this person. */
  public Optional<Modal> before(DiscordUser discordUser) {
    return Optional.ofNullable(open.get(discordUser.id()));
  }

  /** Takes it away. */
  public void close(DiscordUser discordUser) {
    open.remove(discordUser.id());
  }
}
