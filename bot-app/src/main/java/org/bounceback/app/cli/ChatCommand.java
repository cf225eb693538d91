package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bounceback.advice.Language;
import org.bounceback.app.BotRuntime;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Network;
import org.bounceback.app.Storage;
import org.bounceback.app.settings.Settings;
import org.bounceback.app.terminal.LineInput;
import org.bounceback.app.terminal.TerminalChat;
import org.bounceback.capacity.UsageLimits;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Runs a conversation with the bot in the terminal. */
@CommandLine.Command(
    name = "chat",
    description = "Runs a conversation with the bot in this terminal, on the real network.")
final class ChatCommand extends Command {

  @Mixin private SharedOptions shared = new SharedOptions();

  ChatCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    Settings settings = shared.settings(environment);
    var terminal =
        new TerminalChat(
            LineInput.from(environment.in()),
            environment.out(),
            settings.text("support.contact").orElse(""),
            locale());
    try (Network network = Network.open(settings);
        Storage storage = Storage.open(settings, environment.clock());
        BotRuntime botRuntime =
            BotRuntime.start(
                settings,
                network,
                storage,
                Map.of(TerminalChat.PLATFORM, terminal.publisher()),
                UsageLimits.NONE,
                environment.clock())) {
      environment.out().println("Type /bounceback help for what I can do, quit to leave.");
      terminal.run(botRuntime.bot());
      return Status.DONE;
    } catch (IOException broken) {
      throw new UncheckedIOException("the terminal or the network failed", broken);
    }
  }

  /** Returns the language of the terminal, by the first of the variables that POSIX names. */
  private Locale locale() {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .map(name -> environment.variables().getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .flatMap(Language::ofTag)
        .orElse(Language.ENGLISH)
        .locale();
  }
}
