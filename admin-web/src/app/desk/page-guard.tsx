import { Component, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/desk/page.tsx';
import { Empty } from '../../ui/empty.tsx';

type State = { readonly failed: boolean };

/**
 * A page that fails, or whose code is gone from the server since a newer version is there, leaves the menu usable. React knows no
 * other way to catch it than a class.
 */
export class PageGuard extends Component<{ children: ReactNode }, State> {
  static getDerivedStateFromError = (): State => ({ failed: true });
  override state: State = { failed: false };

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Page>
        <Empty title="这个页面没有打开">
          <p>可能刚发布了新版本，或网络断了一下。请重新加载；还不行，请联系管理员。</p>
          <Button look="main" onClick={() => window.location.reload()}>
            重新加载
          </Button>
        </Empty>
      </Page>
    );
  }
}
