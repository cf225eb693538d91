package org.bounceback.app.demo.page;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bounceback.app.demo.Eventually;
import org.bounceback.app.demo.Scenery;
import org.bounceback.app.demo.Showing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real Chromium. */
@Tag("real-peer")
class PageInBrowserTest {
  private static final String LINE = "#line";
  private static final String MESSAGES = "#messages";

  @TempDir private Path folder;
  private Browser browser;
  private Showing showing;

  @BeforeEach
  void open() throws Exception {
    browser = new Browser(folder);
    showing = Showing.open(folder);
    browser.open(showing.page().url());
  }

  @AfterEach
  void close() throws Exception {
    try {
      showing.close();
    } finally {
      browser.close();
    }
  }

  @Test
  void aCommandTypedInThePaneIsAnsweredByACard() {
    browser.type(LINE, "/blacklist 203.0.113.5\n");

    sees("203.0.113.5 is on Spamhaus");
    sees("Only visible to you");
  }

  @Test
  void theFormOfATicketIsFilledInAndSent() {
    browser.type(LINE, "/blacklist 203.0.113.5\n");
    Eventually.isTrue(() -> browser.has("article.app .actions button"));
    browser.click("article.app .actions button");
    Eventually.isTrue(() -> browser.has("dialog[open] [name=subject]"));

    browser.type("dialog [name=subject]", " (the agent's words)");
    browser.click("dialog button.primary");

    sees("ticket 1001");
  }

  @Test
  void aFileGivenToThePaneIsDiagnosedInItsThread() throws Exception {
    Path bounce = Files.writeString(folder.resolve("bounced.eml"), Scenery.listedBounce());

    browser.type("#file", bounce.toString());

    Eventually.isTrue(() -> browser.has(".thread article.app .actions button.primary"));
    sees("example.com refuses mail because of it.");
  }

  @Test
  void markupInAMessageIsShownAsItIsWritten() {
    browser.type(LINE, "<b id=bold>bold</b> &lt;\n");

    sees("<b id=bold>bold</b> &lt;");
    assertFalse(browser.has("#bold"));
  }

  @Test
  void withoutTheAdapterThePaneIsSilent() {
    browser.type(LINE, "/blacklist 203.0.113.5\n");
    sees("203.0.113.5 is on Spamhaus");

    showing.stopAdapters();
    browser.type(LINE, "/blacklist 203.0.113.9\n");

    sees("/blacklist failed with the error");
    assertFalse(browser.text(MESSAGES).contains("203.0.113.9 is"));
  }

  private void sees(String words) {
    Eventually.isTrue(() -> browser.text(MESSAGES).contains(words));
  }
}
