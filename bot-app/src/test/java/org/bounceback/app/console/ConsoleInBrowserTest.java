package org.bounceback.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.bounceback.app.demo.Eventually;
import org.bounceback.app.demo.page.Browser;
import org.bounceback.cases.TicketStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of the local ticket system in a real Chromium. */
@Tag("real-peer")
class ConsoleInBrowserTest {

  @Test
  void somebodyLogsInReadsATicketAnswersAndClosesIt(@TempDir Path folder) throws Exception {
    try (var house = new ConsoleHouse(folder);
        var browser = new Browser(folder)) {
      browser.open(URI.create(house.url() + "/login"));
      browser.type("input[name=name]", "Maria");
      browser.type("input[name=token]", ConsoleHouse.TOKEN + "\n");
      Eventually.isTrue(() -> browser.has(".tickets a"));
      assertEquals(ConsoleHouse.SUBJECT, browser.text(".tickets strong"));

      browser.click(".tickets a");
      Eventually.isTrue(() -> browser.has("textarea"));
      browser.type("textarea", "It is done.");
      browser.press("button", "Answer and close");
      Eventually.isTrue(() -> browser.has("article.answer"));

      assertTrue(browser.text("article.answer").contains("It is done."));
      assertEquals("closed", browser.text(".state"));
      assertEquals(List.of(), browser.complaints());
      assertEquals(TicketStatus.SOLVED, house.tickets.find(1).orElseThrow().status());
    }
  }
}
