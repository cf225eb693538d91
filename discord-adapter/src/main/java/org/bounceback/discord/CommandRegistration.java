package org.bounceback.discord;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the commands with Discord if they differ from the registered ones, because an
 * application may create only 200 a day.
 */
final class CommandRegistration extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(CommandRegistration.class);

  private final CommandDefinitions definitions;

  CommandRegistration(CommandDefinitions definitions) {
    this.definitions = definitions;
  }

  @Override
  public void onReady(ReadyEvent event) {
    JDA jda = event.getJDA();
    List<CommandData> ours = definitions.all();
    CompletableFuture<?> unused =
        jda.retrieveCommands(true)
            .submit()
            .thenCompose(known -> register(jda, ours, known))
            .exceptionally(
                failure -> {
                  log.error("discord commands not registered", failure);
                  return null;
                });
  }

  private static CompletableFuture<List<Command>> register(
      JDA jda, List<CommandData> ours, List<Command> known) {
    boolean same = isSame(ours, known.stream().map(CommandData::fromCommand).toList());
    log.info("discord commands known={} registered={}", known.size(), same ? 0 : ours.size());
    return same
        ? CompletableFuture.completedFuture(known)
        : jda.updateCommands().addCommands(ours).submit();
  }

  static boolean isSame(List<CommandData> ours, List<CommandData> known) {
    return byName(ours).equals(byName(known));
  }

  private static Map<String, Map<String, Object>> byName(List<CommandData> commands) {
    Map<String, Map<String, Object>> byName = new TreeMap<>();
    for (CommandData command : commands) {
      DataObject data = DataObject.fromJson(command.toData().toString());
      byName.put(command.getType() + " " + command.getName(), data.toMap());
    }
    return byName;
  }
}
