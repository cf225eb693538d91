package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Command;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Permission;

/** The commands that the client offers. */
record OfferedCommands(DiscordState discordState) {

  /**
   * Returns the commands that this user is offered in this channel, in the order of registration.
   */
  List<Command> of(DiscordUser discordUser, Channel channel) {
    var offered = new ArrayList<Command>();
    Stream.concat(
            discordState.commands().of(Optional.empty()).stream(),
            channel.guild().stream()
                .flatMap(id -> discordState.commands().of(Optional.of(id)).stream()))
        .flatMap(command -> find(discordUser, channel, command.type(), command.name()).stream())
        .filter(command -> !offered.contains(command))
        .forEach(offered::add);
    return List.copyOf(offered);
  }

  /** Returns the command with this type and name; empty if this user is not offered it here. */
  Optional<Command> find(DiscordUser discordUser, Channel channel, int type, String name) {
    long held = discordState.permissions(discordUser.id(), channel);
    return discordState
        .commands()
        .visible(channel.guild(), type, name)
        .filter(command -> fits(command, channel))
        .filter(
            command ->
                channel.guild().isEmpty()
                    || (Permission.USE_APPLICATION_COMMANDS.in(held) && holds(command, held)));
  }

  private static boolean fits(Command command, Channel channel) {
    JsonNode contexts = command.body().path("contexts");
    int context = channel.guild().isPresent() ? 0 : 1;
    return contexts.isMissingNode()
        || contexts.isNull()
        || contexts.valueStream().anyMatch(allowed -> allowed.asInt() == context);
  }

  /** Required permissions of 0 restrict a command to administrators. */
  private static boolean holds(Command command, long held) {
    JsonNode needed = command.body().path("default_member_permissions");
    if (needed.isMissingNode() || needed.isNull() || Permission.ADMINISTRATOR.in(held)) {
      return true;
    }
    return needed.asLong() != 0 && (held & needed.asLong()) == needed.asLong();
  }
}
