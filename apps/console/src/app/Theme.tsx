import { ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../ui/useMedia';

/** The words and looks of antd's parts, by the reader's language and system. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  return (
    <ConfigProvider
      locale={i18n.language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: isDark ? '#168681' : '#0b6e6e',
          colorLink: isDark ? '#3fb3ad' : '#0b6e6e',
          colorError: isDark ? '#ff7b6e' : '#c42b1c',
          colorText: isDark ? '#e6eaee' : '#17202a',
          fontSize: 14,
          fontFamily: 'var(--font)',
          borderRadius: 6,
          motion: !isStill,
          motionDurationMid: '0.1s',
          motionDurationSlow: '0.15s',
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
