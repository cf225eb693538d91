package org.bounceback.sandbox.discord.api;

import java.util.Optional;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.discord.world.MessageStore.Post;

/** Creates the locations of responses to interactions. */
final class Interactive {
  private Interactive() {}

  /**
   * Returns the location of a response message.
   *
   * @param alone whether only the requesting user sees it
   */
  static Post post(Interaction interaction, boolean alone) {
    return new Post(
        interaction.channel().id(),
        DiscordApp.ID,
        alone ? Optional.of(interaction.user().id()) : Optional.empty(),
        Optional.empty(),
        Optional.of(interaction.id()));
  }
}
