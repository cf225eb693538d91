package org.bounceback.discord;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.bounceback.chat.CommandDefinition;
import org.bounceback.chat.CommandDefinition.Option;
import org.bounceback.chat.CommandDefinition.Words;
import org.bounceback.chat.Form;
import org.bounceback.data.UntrustedText;

/** Defines the commands as Discord requires them. */
final class CommandDefinitions {
  private static final int MAX_DESCRIPTION = 100;

  private final DefaultMemberPermissions permissions;

  /** Defines commands that are visible to members with these permissions. */
  CommandDefinitions(DefaultMemberPermissions permissions) {
    this.permissions = permissions;
  }

  /** Returns all definitions: slash commands and message actions. */
  List<CommandData> all() {
    return Stream.concat(
            CommandDefinition.load().stream().map(this::typed),
            Stream.of(
                action(CommandDefinition.messageAction()),
                action(CommandDefinition.ticketAction())))
        .toList();
  }

  /** Returns the definition of a slash command. */
  CommandData typed(CommandDefinition command) {
    SlashCommandData data =
        Commands.slash(command.name(), description(command.description()))
            .setDescriptionLocalizations(translations(command.description()));
    command.subcommands().forEach(subcommand -> data.addSubcommands(subcommand(subcommand)));
    data.addOptions(options(command));
    return inServersAndDirectly(data);
  }

  private CommandData action(Words name) {
    return inServersAndDirectly(
        Commands.message(name.english()).setNameLocalizations(translations(name)));
  }

  private CommandData inServersAndDirectly(CommandData data) {
    return data.setDefaultPermissions(permissions)
        .setIntegrationTypes(IntegrationType.GUILD_INSTALL)
        .setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM);
  }

  private static SubcommandData subcommand(CommandDefinition command) {
    return new SubcommandData(command.name(), description(command.description()))
        .setDescriptionLocalizations(translations(command.description()))
        .addOptions(options(command));
  }

  /** Returns the options; Discord requires that mandatory ones come first. */
  private static List<OptionData> options(CommandDefinition command) {
    return Stream.concat(
            command.options().stream().filter(Option::required),
            command.options().stream().filter(option -> !option.required()))
        .map(CommandDefinitions::option)
        .toList();
  }

  private static OptionData option(Option option) {
    OptionType type =
        option.fieldKind() == Form.FieldKind.FILE ? OptionType.ATTACHMENT : OptionType.STRING;
    return new OptionData(
            type,
            option.name(),
            description(option.description()),
            option.required(),
            option.proposed())
        .setNameLocalizations(translations(option.names()))
        .setDescriptionLocalizations(translations(option.description()));
  }

  private static String description(Words text) {
    return UntrustedText.truncate(text.english(), MAX_DESCRIPTION);
  }

  /**
   * Returns a translation for each of Discord's variants of our languages; Discord uses English for
   * others.
   */
  private static Map<DiscordLocale, String> translations(Words text) {
    Map<DiscordLocale, String> translations = new EnumMap<>(DiscordLocale.class);
    for (DiscordLocale known : DiscordLocale.values()) {
      text.translation(known.toLocale())
          .ifPresent(
              translation ->
                  translations.put(known, UntrustedText.truncate(translation, MAX_DESCRIPTION)));
    }
    return translations;
  }
}
