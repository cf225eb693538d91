package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The open forms, at most one for each user. */
public final class Modals {
  private final Map<String, Modal> open = new ConcurrentHashMap<>();

  /** Opens a form for the user of this interaction. */
  public Modal open(Interaction opener, JsonNode body) {
    ObjectNode copy = body.deepCopy();
    copy.set("components", Components.numbered(body.path("components")));
    var modal = new Modal(opener, copy);
    open.put(opener.user().id(), modal);
    return modal;
  }

  /** Returns the form that this user has open. */
  public Optional<Modal> before(DiscordUser discordUser) {
    return Optional.ofNullable(open.get(discordUser.id()));
  }

  /** Closes the user's form. */
  public void close(DiscordUser discordUser) {
    open.remove(discordUser.id());
  }
}
