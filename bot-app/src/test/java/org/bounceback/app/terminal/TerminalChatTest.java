package org.bounceback.app.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.bounceback.chat.EventHandler;
import org.bounceback.testkit.ChatContract;
import org.bounceback.testkit.ChatDriver;

class TerminalChatTest extends ChatContract<ChatDriver> {

  @Override
  protected ChatDriver open(EventHandler handler) {
    return new TerminalDriver(handler);
  }

  /** Types lines and reads what was printed. */
  private static final class TerminalDriver implements ChatDriver {
    private final ExecutorService user = Executors.newSingleThreadExecutor();
    private final BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final EventHandler bot;
    private final TerminalChat chat =
        new TerminalChat(
            this::line,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            "sam@host.example",
            Locale.ENGLISH);

    TerminalDriver(EventHandler bot) {
      this.bot = bot;
    }

    @Override
    public void types(String line) {
      user.execute(
          () -> {
            try {
              chat.process(bot, line);
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    }

    @Override
    public void clicks(String label) {
      types(String.valueOf(chat.numberOf(label).orElseThrow()));
    }

    @Override
    public void submits(Map<String, String> values) {
      values.values().forEach(value -> typed.add(Optional.of(value)));
    }

    @Override
    public List<String> texts() {
      return List.of(out.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
      typed.add(Optional.empty());
      user.shutdownNow();
    }

    private Optional<String> line() throws IOException {
      try {
        return typed.take();
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
        throw new IOException("the terminal was closed", closed);
      }
    }
  }
}
