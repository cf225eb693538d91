package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
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

/** The conversation, here in the terminal. */
@CommandLine.Command(
    name = "chat",
    description = "Talks with the bot in this terminal, on the real network.")
final class ChatCommand extends Command {

  @Mixin private SharedOptions shared = new SharedOptions();

  ChatCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException {
    Settings settings = shared.settings(around);
    var terminal =
        new TerminalChat(
            LineInput.from(around.in()),
            around.out(),
            settings.text("support.contact").orElse(""),
            Locale.ENGLISH);
    try (Network network = Network.open(settings);
        Storage storage = Storage.open(settings, around.clock());
        BotRuntime botRuntime =
            BotRuntime.start(
                settings,
                network,
                storage,
                Map.of(TerminalChat.PLATFORM, terminal.editor()),
                UsageLimits.NONE,
                around.clock())) {
      around.out().println("Type /bounceback help for what I can do, quit to leave.");
      terminal.talk(botRuntime.bot());
      return Status.DONE;
    } catch (IOException broken) {
      throw new UncheckedIOException("the terminal or the network failed", broken);
    }
  }
}
