package org.bounceback.app.demo.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bounceback.app.demo.DemoMails;
import org.bounceback.app.demo.DemoPageFixture;
import org.bounceback.app.demo.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real Chromium. */
@Tag("real-peer")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageInBrowserTest {
  private static final String SLACK = "#slack ";
  private static final String DISCORD = "#discord ";
  private static final String LOOK_UP = "/blacklist 203.0.113.5\n";
  private static final String LISTED = "203.0.113.5 is listed on Spamhaus";

  private Path bounce;
  private Browser browser;
  private DemoPageFixture demoPageFixture;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    bounce = Files.writeString(folder.resolve("bounced.eml"), DemoMails.listedBounce());
    browser = new Browser(folder);
    demoPageFixture = DemoPageFixture.open(folder);
  }

  @BeforeEach
  void load() {
    browser.open(demoPageFixture.page().url());
    Eventually.isTrue(() -> browser.has(DISCORD + ".places [aria-current]"));
  }

  @AfterEach
  void theScriptsReportedNoErrors() {
    assertEquals(List.of(), browser.complaints());
  }

  @AfterAll
  void close() throws IOException {
    try {
      demoPageFixture.close();
    } finally {
      browser.close();
    }
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {SLACK, DISCORD})
  void aCommandTypedInThePaneIsAnsweredByACard(String pane) {
    browser.type(pane + ".line", LOOK_UP);

    sees(pane, LISTED);
    sees(pane, pane.equals(SLACK) ? "Only visible to you" : "Only you can see this");
  }

  @Tag("long")
  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {SLACK, DISCORD})
  void theFormOfATicketIsFilledInAndSent(String pane) {
    browser.type(pane + ".line", LOOK_UP);
    Eventually.isTrue(() -> browser.has(pane + "article.app .actions button"));
    browser.press(pane + "article.app .actions button", "Open ticket");
    Eventually.isTrue(() -> browser.has(pane + "dialog[open] [name=subject]"));

    browser.type(pane + "dialog [name=subject]", " (the agent's words)");
    browser.click(pane + "dialog button.primary");

    sees(pane, pane.equals(SLACK) ? "Ticket 10" : "Creating the ticket");
    closeWindow();
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {SLACK, DISCORD})
  void aFileGivenToThePaneIsDiagnosed(String pane) {
    browser.type(pane + ".compose [type=file]", bounce.toString());
    browser.type(pane + ".line", "Why?\n");

    sees(pane, "example.com rejects 203.0.113.5: listed on Spamhaus");
    Eventually.isTrue(() -> browser.has(pane + ".thread"));
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {SLACK, DISCORD})
  void markupInAMessageIsShownAsItIsWritten(String pane) {
    browser.type(pane + ".line", "<b id=bold>bold</b> &lt;\n");

    sees(pane, "<b id=bold>bold</b> &lt;");
    assertFalse(browser.has("#bold"));
  }

  @Tag("long")
  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {SLACK, DISCORD})
  void aDirectMessageIsAnsweredInTheDirectMessages(String pane) {
    browser.press(pane + ".places button", "Bounceback");

    browser.type(pane + ".line", "is 203.0.113.5 listed?\n");

    sees(pane, LISTED);
  }

  @Tag("long")
  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {SLACK, DISCORD})
  void theActionOnAMessageReadsIt(String pane) {
    String words = "550 5.1.1 <jo@example.org>: User unknown in " + pane.strip() + "\n";
    browser.type(pane + ".line", words);
    sees(pane, words.strip());

    browser.press(pane + "article:not(.app):last-of-type .tools button", "Why did this bounce?");

    sees(pane, "The address jo@example.org does not exist");
  }

  @Test
  void discordOffersACommandWithItsOptionsWhileItIsTyped() {
    browser.type(DISCORD + ".line", "/bounceb");
    Eventually.isTrue(() -> browser.has(DISCORD + ".offers li"));
    browser.press(DISCORD + ".offers b", "/bounceback recipient");
    assertEquals("/bounceback recipient address:", browser.value(DISCORD + ".line"));

    browser.type(DISCORD + ".line", "example.com\n");

    sees(DISCORD, "The mail server of example.com works and accepts our connection");
  }

  @Tag("long")
  @Test
  void discordsFormTakesAFile() {
    browser.type(DISCORD + ".line", "/bounce\n");
    Eventually.isTrue(() -> browser.has(DISCORD + "dialog[open] [type=file]"));

    browser.type(DISCORD + "dialog [type=file]", bounce.toString());
    browser.click(DISCORD + "dialog button.primary");

    sees(DISCORD, "Ticket");
  }

  @Test
  void slackShowsTheHomeAndTheShortcut() {
    browser.press(SLACK + ".places button", "App home");
    Eventually.isTrue(() -> browser.has(SLACK + ".home button.primary"));

    browser.press(SLACK + ".places button", "# support");
    browser.click(SLACK + ".shortcut");

    Eventually.isTrue(() -> browser.has(SLACK + "dialog[open] [type=file]"));
    closeWindow();
  }

  @Tag("long")
  @Test
  void anOpenWindowInOnePaneDoesNotBlockTheOther() {
    browser.click(SLACK + ".shortcut");
    Eventually.isTrue(() -> browser.has(SLACK + "dialog[open]"));

    browser.type(DISCORD + ".line", LOOK_UP);

    sees(DISCORD, LISTED);
    closeWindow();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void withoutTheAdaptersThePanesShowNoReplies() {
    String lookUp = "/blacklist 203.0.113.9\n";
    demoPageFixture.stopAdapters();

    browser.type(DISCORD + ".line", lookUp);
    browser.type(SLACK + ".line", lookUp);

    sees(DISCORD, "The application did not respond");
    sees(SLACK, "/blacklist failed with the error");
    assertFalse(browser.text("main").contains("203.0.113.9 is"));
  }

  /** Slack's windows stay until they are closed. */
  private void closeWindow() {
    if (browser.has(SLACK + "dialog[open]")) {
      browser.press(SLACK + "dialog button", "Close");
      Eventually.isTrue(() -> !browser.has(SLACK + "dialog[open]"));
    }
  }

  private void sees(String pane, String words) {
    Eventually.isTrue(() -> browser.text(pane + ".messages").contains(words));
  }
}
