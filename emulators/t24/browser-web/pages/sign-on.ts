import { html, type Html } from "../../../core/html.ts";
import type { NewPasswordPage, SessionCheckPage, SignOnPage } from "../page.ts";
import { document, imageAt, loginAt } from "./document.ts";

/** 1.1: the button is the first submit of the page, and the only element with its value. */
export function signOnPage({ context, message, heading }: SignOnPage): Html {
  return signOnDocument(
    { context, heading },
    html`<form name="login" id="login" method="post" action="${loginAt(context)}" autocomplete="off">
      <input type="hidden" name="command" value="login" />
      <input type="hidden" name="requestType" value="CREATE.SESSION" />
      <input type="hidden" name="counter" value="0" />
      <table class="sign-on-box">
        <tbody>
          <tr>
            <td><label for="signOnName">Username</label></td>
            <td><input type="text" id="signOnName" name="signOnName" class="input_user" autofocus="autofocus" /></td>
          </tr>
          <tr>
            <td><label for="password">Password</label></td>
            <td>
              <input type="password" id="decoy" name="decoy" class="decoy" tabindex="-1" aria-hidden="true" /><input
                type="password"
                id="password"
                name="password"
                class="input_password"
              />
            </td>
          </tr>
          <tr>
            <td></td>
            <td><input type="submit" id="sign-in" value="Sign in" /></td>
          </tr>
          ${
            message !== undefined &&
            html`<tr>
              <td colspan="2" class="message"><span class="error">${message}</span></td>
            </tr>`
          }
          <tr>
            <td colspan="2">User names and passwords are case sensitive.</td>
          </tr>
        </tbody>
      </table>
    </form>`,
  );
}

/** 1.2: what follows an expired password. */
export function newPasswordPage({ context, signOnName, message, heading }: NewPasswordPage): Html {
  return signOnDocument(
    { context, heading },
    html`<form name="newPassword" id="newPassword" method="post" action="${loginAt(context)}" autocomplete="off">
      <input type="hidden" name="command" value="password" />
      <input type="hidden" name="signOnName" value="${signOnName}" />
      <table class="sign-on-box">
        <tbody>
          <tr>
            <td colspan="2">The password has expired. Please enter a new one.</td>
          </tr>
          <tr>
            <td><label for="oldPassword">Old password</label></td>
            <td><input type="password" id="oldPassword" name="oldPassword" /></td>
          </tr>
          <tr>
            <td><label for="newPassword1">New password</label></td>
            <td><input type="password" id="newPassword1" name="password" /></td>
          </tr>
          <tr>
            <td></td>
            <td><input type="submit" id="goButton" value="Go" /></td>
          </tr>
          ${
            message !== undefined &&
            html`<tr>
              <td colspan="2" class="message"><span class="error">${message}</span></td>
            </tr>`
          }
        </tbody>
      </table>
    </form>`,
  );
}

/** 11.1: clients without a script post this form themselves. */
export function sessionCheckPage({ context }: SessionCheckPage): Html {
  return document({
    context,
    title: "T24",
    look: "sign-on",
    body: html`<form id="blankPage" name="blankPage" method="post" action="../servlet/BrowserLoginServlet">
      <input type="hidden" name="blankRequestType" value="SESSION.CHECK" />
    </form>`,
  });
}

function signOnDocument({ context, heading }: Pick<SignOnPage, "context" | "heading">, form: Html): Html {
  return document({
    context,
    title: "T24 Sign in",
    look: "sign-on",
    body: html`<div class="column">
        <img id="logo" src="${imageAt(context, "login/logo")}" alt="Temenos" width="180" height="48" />
        <h1 id="title"><b>${heading} Sign in</b></h1>
        ${form}
        <p><a href="#about">About Temenos</a></p>
      </div>
      <div class="footer">Copyright &#169; Temenos</div>`,
  });
}
